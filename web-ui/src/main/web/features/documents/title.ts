/** A title that says more than the key: one taken from the file's own name is no news beside it. */
export function titleBeside(key: string, title: string | null | undefined): string | undefined {
    const file = key.slice(key.lastIndexOf("/") + 1);
    const isName = title === key || title === file || title === file.replace(/\.[^.]*$/, "");
    return title && !isName ? title : undefined;
}

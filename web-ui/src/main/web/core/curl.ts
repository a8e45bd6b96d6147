/** One POSIX shell word; a quote inside ends the quotes, stands escaped, and opens them again. */
export function shellWord(text: string): string {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command that can be pasted. The key stays out of it: the reader's own is in $EMBEDSMITH_KEY. */
export function curl(method: string, url: string, body?: unknown): string {
    const lines = [`curl -sS${method === "GET" ? "" : ` -X ${method}`} ${shellWord(url)}`];
    lines.push(`  -H "Authorization: Bearer $EMBEDSMITH_KEY"`);
    if (body !== undefined) {
        lines.push(`  -H 'Content-Type: application/json'`);
        lines.push(`  --data ${shellWord(JSON.stringify(body))}`);
    }
    return lines.join(" \\\n");
}

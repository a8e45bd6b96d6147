import { send } from "./http";

/** Saves what a call answers as a file: a link could not carry the key. */
export async function download(path: string, name: string): Promise<void> {
    const response = await send("GET", path, { accept: "*/*" });
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // the browser reads the address after this turn
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

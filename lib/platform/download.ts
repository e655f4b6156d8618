/** Hands a text to the user as a file, where the browser puts downloads. Nothing asks for a permission. */
export function saveTextFile(name: string, text: string, type = 'application/json'): void {
  saveFile(name, new Blob([text], { type }))
}

/** Hands data to the user as a file. */
export function saveFile(name: string, data: Blob): void {
  const url = URL.createObjectURL(data)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has taken the file once the click is handled; the text need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(url))
}

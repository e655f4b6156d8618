/**
 * Escape that closes something of ours goes no further: the developer tools would open their drawer at it and take the
 * focus. Heard at the body, when all that stands in it has had its turn. The browser closes its dialogs all the same.
 */
export function keepEscapeKey(): void {
  document.body.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    const isUsed = event.defaultPrevented || document.querySelector('dialog[open], :popover-open') !== null
    if (isUsed) event.stopPropagation()
  })
}

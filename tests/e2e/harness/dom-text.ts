/**
 * An expression for all that a page holds in its document: text, attributes, what stands in fields, through shadow roots.
 */
export const DOM_TEXT = `(() => {
  const parts = []
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) parts.push(node.data)
    for (const { value } of node.attributes ?? []) parts.push(value)
    if (typeof node.value === 'string') parts.push(node.value)
    if (node.shadowRoot) visit(node.shadowRoot)
    for (const child of node.childNodes) visit(child)
  }
  visit(document)
  return parts.join('\\n')
})()`

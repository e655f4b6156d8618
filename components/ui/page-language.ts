import { inLanguage, LANGUAGE } from '#lib/text.ts'

const HEARD = ['aria-label', 'title']

/**
 * Says of a page in which language it is, and says the page's own HTML in it: that is painted before the rest is loaded,
 * and holds English. The first thing that a page does.
 */
export function sayPage(): void {
  document.documentElement.lang = LANGUAGE
  if (LANGUAGE === 'en') return
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) sayNode(words.currentNode as Text)
  for (const name of HEARD) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, inLanguage(element.getAttribute(name) ?? ''))
    }
  }
}

/** The white space around it is the markup's. */
function sayNode(node: Text): void {
  const english = node.data.trim()
  if (english !== '') node.data = node.data.replace(english, () => inLanguage(english))
}

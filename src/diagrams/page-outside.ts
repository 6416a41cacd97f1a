/* Runs inside the browser's page; see page-draw.ts. */

/** The first thing in a finished drawing that leads or reaches out of it, or runs, in words; `undefined` where it is whole in itself. */
export function outsideInPage(drawing: string): string | undefined {
  const body = new DOMParser().parseFromString(drawing, 'text/html').body;
  const refused = ['script', 'a', 'animate', 'animateMotion', 'animateTransform', 'set'];
  // A backslash could spell an address so that it is not recognised here.
  const styleReaches = (css: string): boolean => /\b(?:url|src)\(\s*(?!["']?#)|@import|image-set\(|\\/i.test(css);
  for (const element of body.querySelectorAll('*')) {
    const name = element.localName;
    const drawn = element.namespaceURI === 'http://www.w3.org/2000/svg' && !refused.includes(name);
    if (!drawn && !['div', 'span', 'p', 'br'].includes(name)) return `the element <${name}>`;
    if (name === 'style' && styleReaches(element.textContent ?? '')) return 'a style that refers to something outside';
    for (const attribute of element.attributes) {
      const { localName, value } = attribute;
      if (/^on/i.test(localName)) return `the attribute ${localName}`;
      const leads = ['href', 'src'].includes(localName) && !/^(?:#|data:image\/)/.test(value);
      if (leads || styleReaches(value)) return `${localName}="${value}"`;
    }
  }
  return undefined;
}

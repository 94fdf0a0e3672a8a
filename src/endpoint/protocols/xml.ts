/** What an XML element can hold. `undefined` is left out. */
export type XmlValue = string | number | boolean | Date | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

/** How a list is written: `member` wraps each item (AWS query), `flat` repeats the element itself (S3). */
export type ListStyle = 'member' | 'flat';

/** Writes one element with everything in it. */
export function xmlElement(name: string, value: XmlValue, lists: ListStyle, attributes = ''): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) {
    return lists === 'flat'
      ? value.map((item: XmlValue) => xmlElement(name, item, lists)).join('')
      : `<${name}>${value.map((item: XmlValue) => xmlElement('member', item, lists)).join('')}</${name}>`;
  }
  return `<${name}${attributes}>${xmlContent(value, lists)}</${name}>`;
}

function xmlContent(value: Exclude<XmlValue, undefined>, lists: ListStyle): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value).map(([name, child]) => xmlElement(name, child as XmlValue, lists)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

export function escapeXml(text: string): string {
  // Control characters other than tab and line ends cannot be written in XML 1.0 at all.
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replace(/[&<>"\r]/g, (character) => ENTITIES[character]);
}

import { SaxesParser } from 'saxes';

/** An element of a document. Namespaces and attributes do not count in what clients send. */
export interface XmlElement {
  /** Without a namespace's prefix. */
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** The text directly in the element. */
  readonly text: string;
}

/**
 * Parses a document, which must be well formed. One with a document type is rejected: it could declare entities, which can
 * name files or grow without end, and no AWS client sends one.
 *
 * @throws Error
 */
export function parseXml(document: string): XmlElement {
  const parser = new SaxesParser();
  const open: { name: string; children: XmlElement[]; text: string }[] = [{ name: '', children: [], text: '' }];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not allowed');
  });
  parser.on('opentag', ({ name }) => {
    const element = { name: name.slice(name.indexOf(':') + 1), children: [], text: '' };
    open[open.length - 1].children.push(element);
    open.push(element);
  });
  const addText = (text: string) => void (open[open.length - 1].text += text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  return open[0].children[0];
}

/** The texts of the children of that name. */
export function childTexts({ children }: XmlElement, name: string): string[] {
  return children.filter((child) => child.name === name).map(({ text }) => text);
}

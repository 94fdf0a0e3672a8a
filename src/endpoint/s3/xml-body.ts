import { parseXml } from '../protocols/parse-xml';
import type { XmlElement } from '../protocols/parse-xml';
import { AwsError } from '../service';

/** More than 1,000 keys or 10,000 parts take, and parsed in a moment. */
const MAX_XML_BYTES = 2 * 1024 * 1024;

/**
 * The root element of a request's XML, by its name.
 *
 * @throws AwsError when the body is something else
 */
export function xmlBody(body: Buffer, root: string): XmlElement {
  if (body.length > MAX_XML_BYTES) throw new AwsError('MaxMessageLengthExceeded', 'Your request was too big.');
  let element: XmlElement;
  try {
    element = parseXml(body.toString('utf8'));
  } catch {
    throw malformedXml();
  }
  if (element.name !== root) throw malformedXml();
  return element;
}

export function malformedXml(): AwsError {
  return new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
}

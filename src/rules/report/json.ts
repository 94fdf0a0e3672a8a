import type { Report } from './report';

/** For programs: one document with the findings and a summary. */
export const jsonReport: Report = ({ findings, summary }) => `${JSON.stringify({ findings, summary }, null, 2)}\n`;

import { githubReport } from './github';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { Report } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

export type { Report } from './report';

/** The formats that findings are written in, by the name that `--format` takes. */
export const REPORTS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
} as const satisfies Record<string, Report>;

export type ReportFormat = keyof typeof REPORTS;

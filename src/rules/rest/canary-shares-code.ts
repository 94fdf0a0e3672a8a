import { constructWarningRule, guide } from '../support';

/** A function of an API that is released by canary and of which no version can be published. */
export const canarySharesCode = constructWarningRule({
  id: 'canary-shares-code',
  title: 'Functions of an API with a canary release have a version of their own for each release',
  why: 'A deployment does not hold code: without versions, changed code reaches all callers at once, whatever share the canary has.',
  fix: 'Give the integration a function that the app defines, or a version; not an alias or an imported function.',
  source: guide('canary-release'),
});

import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Chrome, Chromium and Edge are installed. */
const INSTALLED = [
  '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
];

/**
 * A real browser. On Linux for x64 it comes from npm and needs no setup; elsewhere it is the one that is installed.
 *
 * @param resolving rules such as `MAP evil.example 127.0.0.1`
 */
export async function launchChromium(resolving: string): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: ['--no-sandbox', `--host-resolver-rules=${resolving}`] });
}

async function executable(): Promise<string> {
  if (process.env.CHROME_PATH !== undefined) return process.env.CHROME_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: bundled } = await import('@sparticuz/chromium');
    return bundled.executablePath();
  }
  const found = INSTALLED.find((path) => existsSync(path));
  if (found === undefined) throw new Error('this test drives a browser: install Chrome, Chromium or Edge, or set CHROME_PATH to its executable');
  return found;
}

import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packagedChromium } from '../setup/chromium';
import { openBrowser } from './browser';

describe('the browser of the tests', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhian-browser-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** A browser that dies of SIGSEGV at its first `deaths` starts. */
  async function mortal(deaths: number): Promise<string> {
    const { executablePath, env } = process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH, env: {} } : await packagedChromium();
    const settings = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`);
    const program = path.join(folder, 'browser');
    const dying = Array.from({ length: deaths }, (_, death) => `[ -e ${folder}/${death} ] || { : > ${folder}/${death}; kill -SEGV $$; }`);
    writeFileSync(program, ['#!/bin/sh', ...settings, ...dying, `exec '${executablePath}' "$@"`, ''].join('\n'));
    chmodSync(program, 0o755);
    return program;
  }

  it('is started again when it dies before it takes a command', async () => {
    vi.stubEnv('CHROMIUM_PATH', await mortal(2));
    const browser = await openBrowser();
    await browser.close();
    expect(existsSync(path.join(folder, '1'))).toBe(true);
  });

  it('is broken when it dies each time', async () => {
    vi.stubEnv('CHROMIUM_PATH', await mortal(9));
    await expect(openBrowser()).rejects.toThrow(/SIGSEGV/);
    expect(existsSync(path.join(folder, '3'))).toBe(false);
  });

  it('keeps Chinese names of files whatever locale the run has', async () => {
    vi.stubEnv('LC_ALL', 'C');
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<a download="风险清单.csv" href="data:text/csv,1">下载</a>');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('a')]);
      expect(download.suggestedFilename()).toBe('风险清单.csv');
    } finally {
      await browser.close();
    }
  });
});

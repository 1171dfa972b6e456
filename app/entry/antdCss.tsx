import { writeFileSync } from 'node:fs';
import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import type { ComponentProps } from 'react';
import { components, theme } from '../components/desk/theme';

/** Writes the desk's library stylesheet in a layer of its own; runs before the build and before development starts. */
const css = extractStyle({
  includes: Object.keys(components),
  customTheme: (node: ComponentProps<typeof ConfigProvider>['children']) => <ConfigProvider theme={{ ...theme, zeroRuntime: false }}>{node}</ConfigProvider>,
});
writeFileSync(new URL('../styles/antd.css', import.meta.url), `@layer antd{${css}}`);

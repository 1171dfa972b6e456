import { contract } from '../../shared/contract';
import { EXPIRED, file, listOf, VERSION } from '../../shared/fields';

/** What each verb of the floor plan asks for; `seen` is the number of the state somebody saw. */
export const PLAN_CONTRACTS = {
  draw: contract({
    at: 'picture', send: '上传',
    fields: { seen: VERSION, picture: file('平面图', 'image/png,image/jpeg', '请选择平面图文件。', { help: 'PNG 或 JPEG，不超过 10 MB。上传后在图上放置车间和岗位的区域。' }) },
  }),
  place: contract({ at: 'regions', send: '保存位置', fields: { seen: VERSION, region: listOf('区域', 200, EXPIRED, { optional: true }) } }),
  setAside: contract({ at: 'schematic', send: '不用平面图，改用示意图', done: '已改用示意图。', fields: { seen: VERSION } }),
} as const;

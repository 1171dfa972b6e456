import { regionsInUse } from 'db/repositories/installation';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { BUREAU_LEVEL_NAMES, BUREAU_LEVELS } from '~/domain/supervision/bureaus';
import { createRegulator } from '~/services/supervision/createRegulator';
import { wordsCommand } from './command';

/** `regulator NAME REGION [LEVEL [UPPER]]`: makes the regulator that receives what the factories of a region submit, below that of the region UPPER where one is named. */
export const regulator = wordsCommand({
  name: 'regulator',
  words: '名称 地区 [省级|市级|县级|监管所 [上级地区]]',
  purpose: '新建接收报送的监管部门',
  least: 2,
  most: 4,
  run: async (cx, [name = '', region = '', levelName, upperRegion], print) => {
    const level = BUREAU_LEVELS.find((one) => BUREAU_LEVEL_NAMES[one] === levelName) ?? null;
    if (levelName !== undefined && level === null) {
      print(`没有“${levelName}”这个级别，请写：${Object.values(BUREAU_LEVEL_NAMES).join('、')}。`);
      return 2;
    }
    const upper = upperRegion === undefined ? null : await regulatorOf(cx.store.read, upperRegion);
    if (upperRegion !== undefined && upper === null) {
      print(`地区“${upperRegion}”还没有监管部门，请先建立上级单位。`);
      return 2;
    }
    const result = await createRegulator(cx, { name, region, level, ...(upper ? { upperId: upper.id } : {}) });
    if (!result.ok) {
      print(result.refusal.code === 'regionTaken' ? `地区“${region}”已有接收报送的监管部门：${result.refusal.by}。` : '名称和地区各为 2 至 50 个字。');
      return 2;
    }
    print(`已建立监管部门“${name.trim()}”，接收所属地区为“${region.trim()}”的企业的报送，现有 ${result.fact.factories} 家。`);
    const regions = await regionsInUse(cx.store.read);
    if (result.fact.factories === 0 && regions.length > 0) print(`注意：地区要与企业档案里的“所属地区”一字不差，企业现在填的是：${regions.join('、')}。`);
    print(`下一步，为它建立人员账户：npm run zhian -- officer ${region.trim()} 姓名 登录名`);
    return 0;
  },
});

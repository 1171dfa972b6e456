import type { Block, Paper } from '../report/paper';
import { frameOf, instantOrDash, orDash, photoOf } from '../report/paper';
import { formatDay } from '../shared/day';
import { formatInstant } from '../shared/instant';
import { type InstrumentStory, isOnPaper } from './instrument';
import { FOUND_RISK_NAMES, INSTRUMENT_KIND_NAMES, INSTRUMENT_VERB_NAMES } from './words';

/** 送达回证: how and when it reached the factory, and who signed for it; the lines under it are for what is signed on paper. */
function serviceRecord({ kind, number, documentNumber, enterpriseName, issuedAt, acts }: InstrumentStory): Block[] {
  const receipt = acts.find(({ verb }) => verb === 'receive');
  return [
    { kind: 'heading', text: '送达回证' },
    {
      kind: 'facts', perLine: 2,
      facts: [
        { label: '送达文书', value: `《${INSTRUMENT_KIND_NAMES[kind]}》${documentNumber || number}`, wide: true },
        { label: '受送达人', value: enterpriseName }, { label: '送达方式', value: '通过本系统送达' },
        { label: '送达时间', value: formatInstant(issuedAt) }, { label: '签收人', value: receipt ? `${receipt.byName}（系统内签收）` : '尚未签收' }, { label: '签收时间', value: instantOrDash(receipt?.at ?? null) },
      ],
    },
    { kind: 'signatures', lines: ['送达人', '受送达人（签字或盖章）'].map((label) => ({ label, signed: null })) },
  ];
}

/** What was done with it after it was signed for. */
function answers({ acts }: InstrumentStory): Block[] {
  const said = acts.filter(({ verb }) => verb !== 'receive');
  if (said.length === 0) return [];
  return [
    { kind: 'heading', text: '办理过程' },
    {
      kind: 'table', widths: [14, 20, 26, 40], head: [['办理', '经办人', '时间', '内容'].map((text) => ({ text }))], empty: '',
      rows: said.map(({ verb, byName, at, words, hazards }) => ({ kind: 'cells', cells: [INSTRUMENT_VERB_NAMES[verb], byName, formatInstant(at), orDash([words, hazards.length > 0 ? `相关隐患：${hazards.join('、')}` : ''].filter(Boolean).join('\n'))] })),
    },
    ...said.flatMap(({ photos }): Block[] => (photos.length > 0 ? [{ kind: 'photos', photos: photos.map((name) => photoOf(name, '答复')) }] : [])),
  ];
}

/** An instrument on paper under the name of the bureau that sent it, with its 送达回证 and what was done with it since. It carries no code: the bureau's own copy is the one in this system. */
export function instrumentPaper(story: InstrumentStory): Paper {
  const { kind, number, documentNumber, words, replyBy, regulatorName, enterpriseName, officerName, secondOfficer, risk, issuedAt, heading, acts } = story;
  return {
    ...frameOf({ factory: regulatorName, recordCode: number, versionLabel: '', contentHash: '', verifyUrl: '', createdAt: acts.at(-1)?.at ?? issuedAt }),
    title: `${heading ?? regulatorName}${INSTRUMENT_KIND_NAMES[kind]}`, number: documentNumber || number, subtitle: documentNumber ? `系统编号 ${number}` : '', orientation: 'portrait',
    blocks: [
      { kind: 'paragraph', text: `${enterpriseName}：` },
      ...words.split('\n').filter((line) => line.trim() !== '').map((text): Block => ({ kind: 'paragraph', text })),
      ...(risk ? [{ kind: 'paragraph', text: `认定的质量安全风险：${FOUND_RISK_NAMES[risk]}。` } satisfies Block] : []),
      { kind: 'paragraph', text: replyBy === null ? '本文书只需签收，不要求答复。' : `请于${formatDay(replyBy)}前在本系统答复办理情况。` },
      { kind: 'paragraph', text: `${regulatorName}  ${formatInstant(issuedAt)}` },
      ...(isOnPaper(story) ? [] : [
        { kind: 'signatures', lines: [officerName, ...(secondOfficer ? [secondOfficer] : [])].map((name) => ({ label: `执法人员 ${name}`, signed: null })) } satisfies Block, ...serviceRecord(story),
      ]),
      ...answers(story),
    ],
  };
}

import type { Paper } from '~/domain/report/paper';
import { withNote } from '~/domain/report/sealed';

/** A signed paper of which no rendering was kept, drawn from the records as they are: says so, and whether they are those that were signed. */
export const redrawnPaper = (paper: Paper, same: boolean): Paper =>
  withNote(paper, `按现有记录重绘，签认时未留存版面。${same ? '内容与签认时的校验值一致；名称按现有记录。' : '内容与签认时的校验值不一致，请核对。'}`);

import QRCode from 'qrcode';
import { CARD_TITLE, type RiskCards } from '../../domain/report/riskCards';
import { cardQrPlace, layoutCard } from './cards';
import { Pen, putQr, qrForm } from './marks';
import { openPdf } from './openPdf';
import type { RenderOptions } from './renderPaper';
import { newSheet } from './sheet';
import { giveWay } from '../../domain/shared/giveWay';

/**
 * 岗位风险告知卡 as PDF, a card a post, A4 upright, each page complete in itself so that it can hang alone. Equal cards give equal bytes.
 * `onProgress` is told after each card.
 */
export async function renderCards(cards: RiskCards, { onProgress }: Pick<RenderOptions, 'onProgress'> = {}): Promise<Buffer> {
  const { doc, written } = openPdf({ ...cards, title: CARD_TITLE }, newSheet('portrait'));
  const pen = new Pen(doc);
  for (const [index, card] of cards.cards.entries()) {
    const sheet = await layoutCard(cards, card);
    const code = QRCode.create(card.checkUrl, { errorCorrectionLevel: 'M' }).modules;
    const form = qrForm(doc, code);
    for (const marks of sheet.pages) {
      doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
      pen.page(marks);
      putQr(doc, form, code.size, cardQrPlace(sheet));
    }
    onProgress?.(index + 1, cards.cards.length);
    await giveWay();
  }
  doc.end();
  return written;
}

import { renderPaperJob } from 'jobs/definitions/renderPaper';
import { made } from '~/services/aside/made';
import { handler } from './handler';

export const renderPaperHandler = handler(renderPaperJob, async (cx, payload, { signal, progress }) => {
  let told: Promise<void> = Promise.resolve();
  const onTold = (percent: number): void => {
    told = told.then(() => progress(percent));
  };
  const document = await made(cx, 'renderDocument', [payload], { signal, onTold });
  await told;
  return document;
});

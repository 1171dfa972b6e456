import { renderPaperJob } from 'jobs/definitions/renderPaper';
import { renderDocument } from '~/services/papers/renderDocument';
import { handler } from './handler';

export const renderPaperHandler = handler(renderPaperJob, (cx, payload, run) => renderDocument(cx, payload, run));

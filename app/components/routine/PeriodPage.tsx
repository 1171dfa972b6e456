import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { EmptyState, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { PaperFiles } from '~/components/ui/PaperFiles';
import { type PeriodKind, periodFile, periodPath, PERIODS } from '~/domain/routine/periodKind';
import { shownState } from '~/domain/routine/periodState';
import type { PeriodView } from '~/pages/routine/periodPage';
import { FigureLinks, WorkshopFigures } from './FigureLinks';
import { OpenedRows } from './OpenedRows';
import { PaperList } from './PaperList';
import { CompileForm, GapPanel, SignForm } from './PeriodPanel';
import { Signatures } from './Signatures';
import { UnpublishedYears } from './UnpublishedYears';

/** What is said of a week, and of a month. */
const SAID: Readonly<Record<PeriodKind, Readonly<Record<'unit' | 'one' | 'paper' | 'none' | 'hint' | 'who' | 'again', string>>>> = {
  week: {
    unit: '周', one: '这一周', paper: '报告', none: '这一周还没有汇总', who: '由质量安全总监汇总。', again: '需要更正已签字的报告时，再汇总一份；原来的报告保留不变。',
    hint: '汇总把本周的检查记录和隐患数出来，四个部分的数字都能点开看到明细；再写上评价和下周重点，就可以签字。',
  },
  month: {
    unit: '月', one: '这个月', paper: '纪要', none: '这个月还没有会议纪要', who: '由质量安全总监或主要负责人汇总。', again: '再开一次会，或需要更正已签字的纪要时，再汇总一份；原来的纪要保留不变。',
    hint: '汇总把本月的检查、周排查、隐患和以往没有完成的决议数出来；写上会议情况和决议，就可以签字。',
  },
};

/**
 * A week or a month: its state, its papers, and of the one shown figures, what stands in it (`children`), and names. `without` stands where the period
 * has no paper; `after` are the forms that are saved before the paper is signed.
 */
export function PeriodPage({ view, after, wordsRequired = false, without, children }: { view: PeriodView; after: readonly string[]; wordsRequired?: boolean; without?: ReactNode; children: ReactNode }) {
  const { kind, period, paper, papers, may } = view;
  const said = SAID[kind];
  const page = periodPath(kind, period);
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${period.slice(0, 7)}` }]}
        title={`${PERIODS[kind].act} · ${view.label}`}
        description={`《${view.title}》 ${shownState(view.state, paper)}`}
        actions={
          <>
            <Link className="button" to={periodPath(kind, view.previous)}>上一{said.unit}</Link>
            {view.next ? <Link className="button" to={periodPath(kind, view.next)}>下一{said.unit}</Link> : null}
            {paper ? <PaperFiles pdf={periodFile(kind, period, paper.id)} /> : null}
          </>
        }
      />
      <UnpublishedYears years={view.unpublishedYears} />
      <GapPanel state={view.state} reason={view.reason} mayExplain={may.explain} of={page} what={said.one} />
      {paper ? (
        <PaperBody key={paper.id} view={view} paper={paper} after={after} wordsRequired={wordsRequired}>{children}</PaperBody>
      ) : (
        <>
          <EmptyState title={said.none} hint={said.hint} action={may.compile ? <CompileForm of={page} version={null} first label={`汇总${said.one}`} /> : said.who} />
          {without}
        </>
      )}
      {papers.length > 0 ? (
        <Section title={`${said.one}的${said.paper}`}>
          <PaperList entries={papers} shown={paper?.id ?? null} hrefOf={(id) => periodPath(kind, period, id)} />
          {may.compile && view.compileVersion === null ? (
            <>
              <p className="owner-note">{said.again}</p>
              <CompileForm of={page} version={null} first={false} label="再汇总一份" />
            </>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

function PaperBody({ view, paper, after, wordsRequired, children }: { view: PeriodView; paper: NonNullable<PeriodView['paper']>; after: readonly string[]; wordsRequired: boolean; children: ReactNode }) {
  const { kind, period, may, opened } = view;
  const here = periodPath(kind, period, paper.id);
  const of = `${PERIODS[kind].record}/${paper.id}`;
  return (
    <>
      <Section title={`${paper.number} 的数字`} extra={may.edit ? <CompileForm of={periodPath(kind, period)} version={paper.version} first={false} label="按最新记录重新汇总" /> : null}>
        <p className="soft">汇总于 <InstantText at={paper.compiledAt} />，点开数字可看到每一条记录。</p>
        <FigureLinks figures={paper.figures} hrefOf={(name) => `${here}&figure=${name}#rows`} opened={opened && !opened.place ? opened.name : null} />
        <WorkshopFigures workshops={view.workshops} day={period} hrefOf={(name, workshopId) => `${here}&figure=${name}&workshop=${workshopId}#rows`} />
      </Section>
      {opened ? <OpenedRows opened={opened} posts={paper.figures.posts} closeHref={here} /> : null}
      {children}
      <Section title="签字">
        <Signatures signatures={paper.signatures} />
        {may.sign && view.next === null ? <Notice tone="warning" title={`${SAID[kind].one}还没有结束`}>现在签字，之后的检查和隐患不再写进这份{SAID[kind].paper}；要写全，请在{SAID[kind].one}结束后重新汇总再签。</Notice> : null}
        {may.sign ? (
          <SignForm of={of} after={after.map((form) => `${of}/${form}`)} version={paper.version} capacity={may.sign} wordsRequired={wordsRequired && may.sign === 'principal'} what={`这份${SAID[kind].paper}`} />
        ) : paper.state === 'sealed' ? null : (
          <p className="soft">{paper.state === 'draft' ? '等待质量安全总监签字。' : '等待主要负责人签字。'}</p>
        )}
      </Section>
    </>
  );
}

import { Link } from '@remix-run/react';
import { Photos } from '~/components/hazard/Photos';
import { DayText, FactList, InstantText, Notice, Section } from '~/components/ui';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import { isOnPaper } from '~/domain/supervision/instrument';
import { FOUND_RISK_NAMES, INSTRUMENT_STAGE_NAMES, INSTRUMENT_VERB_NAMES } from '~/domain/supervision/words';
import type { InstrumentStanding } from '~/pages/supervision/instrumentPages';

/** What an instrument says and what was done with it; `hazardsAt` makes links of the hazards it names, `photosAt` is where whoever looks may read the photos. */
export function InstrumentStory({ view: { story, stage, late, days, hazards }, hazardsAt, photosAt }: { view: InstrumentStanding; hazardsAt?: string; photosAt?: string }) {
  const stageOf = new Map(hazards.map((hazard) => [hazard.number, hazard]));
  const waits = stage === 'issued' || stage === 'received';
  return (
    <>
      {late > 0 ? <Notice tone="error" title={waits ? `答复已逾期 ${late} 天。` : `答复逾期 ${late} 天。`} /> : null}
      <Section title="文书">
        <FactList
          facts={[
            ['状态', `${INSTRUMENT_STAGE_NAMES[stage]}${stage === 'closed' || stage === 'withdrawn' ? '' : `，已 ${days} 天`}`],
            ['企业', story.enterpriseName],
            ['发文单位', story.regulatorName],
            ['文号', story.documentNumber],
            ['执法人员', [story.officerName, story.secondOfficer].filter(Boolean).join('、')],
            ...(story.risk ? [['认定的风险', FOUND_RISK_NAMES[story.risk]] as [string, string]] : []),
            [isOnPaper(story) ? '登记时间' : '发出时间', <InstantText key="at" at={story.issuedAt} />],
            ['答复期限', story.replyBy ? <DayText key="by" day={story.replyBy} /> : '只需签收，不要求答复'],
          ]}
        />
      </Section>
      <Section title="内容">
        <p className="as-typed">{story.words}</p>
      </Section>
      {story.acts.length > 0 ? (
        <Section title="办理过程">
          <ol className="instrument-acts">
            {story.acts.map((act) => (
              <li key={act.ordinal}>
                <p><strong>{INSTRUMENT_VERB_NAMES[act.verb]}</strong> <span className="soft">{act.byName} · <InstantText at={act.at} /></span></p>
                {act.words ? <p className="as-typed">{act.words}</p> : null}
                {act.hazards.length > 0 ? (
                  <p>
                    相关隐患：
                    {act.hazards.map((number, index) => {
                      const known = stageOf.get(number);
                      const text = `${number}（${known?.stage ? HAZARD_STAGE_NAMES[known.stage] : '—'}）`;
                      return <span key={number}>{index > 0 ? '、' : null}{hazardsAt && known ? <Link to={`${hazardsAt}/${known.id}`}>{text}</Link> : text}</span>;
                    })}
                  </p>
                ) : null}
                <Photos hashes={act.photos} caption="答复" small from={photosAt} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}

/** What to say of a place: its schema, the findings there with why and how, and the topic of the notes. */
import type { Lang, Say } from '../base/say.ts';
import { type Span, shift, touches } from '../base/source.ts';
import type { Surroundings } from '../languages/language.ts';
import { locate } from '../yaml/locate.ts';
import { aroundOf } from './around.ts';
import { hoverByChosen } from './chosen-help.ts';
import { notesOf, type Topic, topicAt } from './notes.ts';
import { active, type Placed, type Report } from './report.ts';
import { unitAt } from './units.ts';
import type { Workspace } from './workspace.ts';

/** Markdown sections in one language, and the place they are about. */
export interface Described {
  readonly span: Span;
  readonly sections: readonly string[];
}

const sourceWord: Say = { en: 'Source', ko: '출처' };
const seeAlso: Say = { en: 'See also', ko: '함께 보기' };

/** A topic as a hover shows it: title, body, and where it is drawn from. */
export const topicSection = (topic: Topic, lang: Lang, related: readonly Topic[]): string => {
  const foot = [
    topic.source.length > 0 ? `${sourceWord[lang]}: ${topic.source.join('; ')}` : '',
    related.length > 0 ? `${seeAlso[lang]}: ${related.map((other) => other.title).join(' · ')}` : '',
  ].filter((line) => line !== '');
  return [`**${topic.title}**`, topic.body, foot.map((line) => `_${line}_`).join('  \n')]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** Why a finding matters and what to do, from the rule's note; above it the finding itself, unless the editor shows that anyway. */
const findingSection = (finding: Placed, surroundings: Surroundings, messages: boolean): string => {
  const { lang } = surroundings.context;
  const note = notesOf(surroundings.assets, lang).rules.get(finding.rule);
  const message = messages ? `**${finding.say[lang]}** \`${finding.rule}\`` : '';
  return [message, note?.body ?? ''].filter((part) => part !== '').join('\n\n');
};

/** All that is known of a place; null where nothing is. Without `schema` only what no other extension says, without `messages` no finding's own sentence. */
export const describe = (
  report: Report,
  offset: number,
  workspace: Workspace,
  { schema, messages }: { readonly schema: boolean; readonly messages: boolean },
): Described | null => {
  const { source, context } = report;
  const { assets } = workspace.setup;
  const found = unitAt(workspace, source.uri, offset);
  if (!found) return null;
  const { unit } = found;
  const { language, model } = unit;
  const around = aroundOf(workspace, source);
  const hover = (schema && (language?.hover?.(model, found.offset, around) ?? hoverByChosen(unit, found.offset, around))) || null;
  const at = language?.reads === 'text' ? null : locate(model.root, found.offset);
  const topic = at && at.on !== 'gap' && language?.places ? topicAt(assets, context.lang, language.places(model, at.view)) : null;
  const here = active(report).filter((finding) => finding.supersededBy === null && touches(finding.span, offset));
  const notes = notesOf(assets, context.lang);
  const sections = [
    ...(hover?.parts.map((part) => part[context.lang]) ?? []),
    ...here.map((finding) => findingSection(finding, around, messages)),
    ...(topic
      ? [
          topicSection(
            topic,
            context.lang,
            topic.related.flatMap((id) => notes.topics.get(id) ?? []),
          ),
        ]
      : []),
  ].filter((section) => section !== '');
  if (sections.length === 0) return null;
  const place = hover?.span ?? (at ? (at.on === 'key' ? (at.view.keySpan ?? at.view.span) : at.view.span) : null);
  return { span: place ? shift(place, unit.start) : (here[0]?.span ?? { start: offset, end: offset }), sections };
};

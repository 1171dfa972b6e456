/**
 * Who may import whom; see docs/decisions and STYLE.md. `domain` knows nothing but earlier domain folders; routes never
 * see the database; nothing imports a route, an entry or a test.
 */
const DOMAIN_ORDER = ['shared', 'rulepack', 'organisation', 'channel', 'story', 'risk', 'routine', 'hazard', 'report', 'supervision'];

/** A domain folder may not import a later one; a noun's `types.ts` may be named by all, as types, and its `words.ts`, which are the words of those codes. */
const domainOrder = DOMAIN_ORDER.slice(0, -1).map((folder, index) => ({
  name: `domain-${folder}-before-${DOMAIN_ORDER[index + 1]}`,
  severity: 'error',
  from: { path: `^app/domain/${folder}/` },
  to: { path: `^app/domain/(${DOMAIN_ORDER.slice(index + 1).join('|')})/`, pathNot: '/(types|words)\\.ts$', dependencyTypesNot: ['type-only'] },
}));

const only = (name, from, allowed, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, ...extra.from },
  to: { path: '^(app|db|jobs|tests)/', pathNot: allowed, ...extra.to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$' } },
    only('domain-alone', '^app/domain/', ['^app/domain/']),
    { name: 'domain-no-packages', severity: 'error', from: { path: '^app/domain/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'] } },
    ...domainOrder,
    only('db-on-domain', '^db/', ['^db/', '^app/domain/']),
    only('services', '^app/services/', ['^app/services/', '^app/domain/', '^app/platform/host/', '^app/documents/', '^db/(repositories|schema|dialect)/', '^jobs/(definitions/|reactions\\.ts$)']),
    only('pages-read', '^app/pages/', ['^app/pages/', '^app/domain/', '^db/(repositories|schema|dialect/(reader|store))', '^app/services/(context|aside/compare)\\.ts$']),
    only('documents', '^app/documents/', ['^app/documents/', '^app/domain/']),
    only('components', '^app/components/', ['^app/components/', '^app/domain/', '^app/styles/'], { to: { dependencyTypesNot: ['type-only'] } }),
    only('phone-light', '^app/phone/', ['^app/phone/', '^app/domain/', '^app/components/forms/(send|state|signWithDevice)\\.ts$'], { to: { dependencyTypesNot: ['type-only'] } }),
    { name: 'nothing-imports-the-phone', severity: 'error', from: { pathNot: '^(app/phone|tests)/|^vite\\.config\\.ts$' }, to: { path: '^app/phone/' } },
    { name: 'checker-alone', severity: 'error', from: { path: '^app/checker/', pathNot: '^app/checker/build\\.ts$' }, to: { pathNot: '^app/(checker|domain/shared)/' } },
    { name: 'nothing-imports-the-checker', severity: 'error', from: { pathNot: '^(app/checker|tests)/|^vite\\.config\\.ts$' }, to: { path: '^app/checker/' } },
    // A page may name the type of what its layout loaded.
    only('routes-thin', '^app/routes/', ['^app/(services|pages|components|domain|documents|styles|verbs)/', '^app/platform/web/', '^app/routes/(desk|phone)/layout\\.tsx$']),
    only('verbs', '^app/verbs/', ['^app/verbs/', '^app/(services|domain|pages)/', '^app/platform/web/']),
    only('platform-web', '^app/platform/web/', ['^app/platform/', '^app/(services|domain|components)/']),
    only('platform-host', '^app/platform/host/', ['^app/platform/host/', '^app/domain/']),
    only('jobs-handlers', '^jobs/handlers/', ['^jobs/', '^app/services/', '^app/domain/', '^app/platform/host/']),
    // Forms are read by their contracts, whose schemas are made in one place. What is no form: a sheet's cells as JSON, files of the installation, the file of a template.
    { name: 'schemas-at-the-doors', severity: 'error', from: { path: '^app/', pathNot: '^app/(verbs/schema|routes/risk/list/edit\\.rows|entry/firstRun|services/installation/manifest|services/risk/library/readHouseTemplate)\\.ts$|^app/platform/web/(form|photoForm)\\.ts$' }, to: { path: 'node_modules/zod/' } },
    { name: 'nothing-imports-routes', severity: 'error', from: { pathNot: '^app/routes/' }, to: { path: '^app/routes/' } },
    { name: 'nothing-imports-entries', severity: 'error', from: { pathNot: '^(app/entry|tests)/|^jobs/worker\\.ts$' }, to: { path: '^app/entry/' } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
    { name: 'one-file-knows-lucia', severity: 'error', from: { pathNot: '^app/services/session/lucia\\.ts$' }, to: { path: 'node_modules/lucia/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|public)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
    reporterOptions: { archi: { collapsePattern: '^(app/domain/[^/]+|app/[^/]+/?[^/]*|db/[^/]+|jobs/[^/]+)' } },
  },
};

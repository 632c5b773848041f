// What GitHub's Marketplace asks of an action: the release form checks it, and no earlier than when one publishes.
//
// Sources: "Metadata syntax reference" and "Publishing actions in GitHub Marketplace" (docs.github.com); the length of
// the description is told by the form alone.

import { parse } from 'yaml'

/** "Description must be less than 125 characters." */
const MAX_DESCRIPTION = 124

const COLOURS = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']

/** Of Feather 4.28.0, those that GitHub has. */
const ICONS = `
  activity airplay alert-circle alert-octagon alert-triangle align-center align-justify align-left align-right anchor
  aperture archive arrow-down arrow-down-circle arrow-down-left arrow-down-right arrow-left arrow-left-circle arrow-right
  arrow-right-circle arrow-up arrow-up-circle arrow-up-left arrow-up-right at-sign award bar-chart bar-chart-2 battery
  battery-charging bell bell-off bluetooth bold book book-open bookmark box briefcase calendar camera camera-off cast check
  check-circle check-square chevron-down chevron-left chevron-right chevron-up chevrons-down chevrons-left chevrons-right
  chevrons-up circle clipboard clock cloud cloud-drizzle cloud-lightning cloud-off cloud-rain cloud-snow code command
  compass copy corner-down-left corner-down-right corner-left-down corner-left-up corner-right-down corner-right-up
  corner-up-left corner-up-right cpu credit-card crop crosshair database delete disc dollar-sign download download-cloud
  droplet edit edit-2 edit-3 external-link eye eye-off fast-forward feather file file-minus file-plus file-text film filter
  flag folder folder-minus folder-plus gift git-branch git-commit git-merge git-pull-request globe grid hard-drive hash
  headphones heart help-circle home image inbox info italic layers layout life-buoy link link-2 list loader lock log-in
  log-out mail map map-pin maximize maximize-2 menu message-circle message-square mic mic-off minimize minimize-2 minus
  minus-circle minus-square monitor moon more-horizontal more-vertical move music navigation navigation-2 octagon package
  paperclip pause pause-circle percent phone phone-call phone-forwarded phone-incoming phone-missed phone-off phone-outgoing
  pie-chart play play-circle plus plus-circle plus-square pocket power printer radio refresh-ccw refresh-cw repeat rewind
  rotate-ccw rotate-cw rss save scissors search send server settings share share-2 shield shield-off shopping-bag
  shopping-cart shuffle sidebar skip-back skip-forward slash sliders smartphone speaker square star stop-circle sun sunrise
  sunset table tablet tag target terminal thermometer thumbs-down thumbs-up toggle-left toggle-right trash trash-2
  trending-down trending-up triangle truck tv type umbrella underline unlock upload upload-cloud user user-check user-minus
  user-plus user-x users video video-off voicemail volume volume-1 volume-2 volume-x watch wifi wifi-off wind x x-circle
  x-square zap zap-off zoom-in zoom-out
`
  .trim()
  .split(/\s+/)

/** Inputs and outputs: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/

/**
 * Why the Marketplace, or a runner, would refuse it: a sentence each. `yaml` is action.yml; `files` are all that the
 * repository has, from its root.
 *
 * @throws {Error} where `yaml` is no YAML; a key that stands there twice is none.
 */
export function marketplaceProblems(yaml: string, files: readonly string[]): string[] {
  const action = mapping(parse(yaml))
  return [
    ...textProblems(action),
    ...brandingProblems(mapping(action['branding'])),
    ...entryProblems('inputs', mapping(action['inputs'])),
    ...entryProblems('outputs', mapping(action['outputs'])),
    ...runsProblems(mapping(action['runs']), files),
    ...['action.yml', 'README.md', 'LICENSE']
      .filter((name) => !files.includes(name))
      .map((name) => `There is no ${name} at the root.`),
    ...(files.includes('action.yaml') ? ['There is an action.yaml beside action.yml.'] : []),
  ]
}

function textProblems(action: Mapping): string[] {
  const missing = ['name', 'description'].filter((key) => textOf(action, key) === '')
  const length = Array.from(textOf(action, 'description')).length
  return [
    ...missing.map((key) => `There is no ${key}.`),
    ...(length > MAX_DESCRIPTION
      ? [`The description has ${length} characters, and may have ${MAX_DESCRIPTION}.`]
      : []),
  ]
}

function brandingProblems(branding: Mapping): string[] {
  const [icon, colour] = [textOf(branding, 'icon'), textOf(branding, 'color')]
  return [
    ...(ICONS.includes(icon) ? [] : [`branding.icon is '${icon}', which GitHub does not have.`]),
    ...(COLOURS.includes(colour) ? [] : [`branding.color is '${colour}', which GitHub does not have.`]),
  ]
}

function entryProblems(section: string, entries: Mapping): string[] {
  const names = Object.keys(entries)
  const seen = new Set<string>()
  return names.flatMap((name) => {
    const path = `${section}.${name}`
    // The runner makes INPUT_NAME of it, so case tells nothing apart.
    const again = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return [
      ...(again ? [`${path} differs from another by case alone.`] : []),
      ...(ID.test(name) ? [] : [`${path} is no name of an input or output.`]),
      ...(textOf(mapping(entries[name]), 'description') === '' ? [`${path} has no description.`] : []),
    ]
  })
}

function runsProblems(runs: Mapping, files: readonly string[]): string[] {
  const [using, main] = [textOf(runs, 'using'), textOf(runs, 'main')]
  return [
    ...(using === 'node24' ? [] : [`runs.using is '${using}', not node24.`]),
    ...(files.includes(main) ? [] : [`runs.main is '${main}', and there is no such file.`]),
  ]
}

type Mapping = Readonly<Record<string, unknown>>

/** What is no mapping has nothing in it. */
function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

function textOf(from: Mapping, key: string): string {
  const value = from[key]
  return typeof value === 'string' ? value.trim() : ''
}

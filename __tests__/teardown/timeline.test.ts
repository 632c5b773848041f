// The way a resource has taken, in spans of time.

import { describe, expect, it } from '@jest/globals'
import type { Phase } from '../../src/resources/index.ts'
import type { Tracked } from '../../src/teardown/index.ts'
import { timelineOf, type Span } from '../../src/teardown/timeline.ts'
import { runBriefly } from '../support/engine.ts'
import { kindOf, observation, tracked } from '../support/observation.ts'

const START = Date.parse('2026-01-01T00:00:00Z')

/** A VM that looks have seen in these phases, so many seconds after the start. */
function seen(phases: readonly (readonly [Phase, number])[], firstWrite?: number): Tracked {
  const resource = tracked('vm-instance', 'a')
  for (const [phase, seconds] of phases) {
    const at = START + seconds * 1000
    if (phase === 'gone') resource.sawGone(at)
    else resource.sawPresent(kindOf('vm-instance'), observation({ id: 'a', phase, status: phase }), at)
  }
  if (firstWrite !== undefined) {
    const at = new Date(START + firstWrite * 1000).toISOString()
    resource.requests.push({ action: 'TerminateInstance', requestId: 'T', status: 200, at })
    resource.requests.push({
      action: 'ReleaseInstances',
      requestId: 'T',
      status: 200,
      at: '2027-01-01T00:00:00Z',
    })
  }
  return resource
}

/** In seconds. */
const spans = (resource: Tracked, now = 100) =>
  timelineOf(resource, START, START + now * 1000).spans.map(
    ({ name, from, to }): [Span['name'], number, number] => [name, from / 1000, to / 1000],
  )

describe('the way', () => {
  it('begins with the first write, and goes from look to look', () => {
    const phases = [
      ...([
        ['live', 1],
        ['busy', 5],
        ['recycled', 10],
        ['leaving', 12],
        ['gone', 20],
      ] as const),
    ]
    const resource = seen(phases, 3)
    resource.outcome = 'destroyed'
    resource.endedAt = START + 20_000
    expect(spans(resource)).toEqual([
      ['terminate', 3, 10],
      ['in the bin', 10, 12],
      ['leaving', 12, 20],
    ])
    expect(timelineOf(resource, START, START + 100_000)).toMatchObject({
      ...{ label: 'vm-instance/a', outcome: 'destroyed', endedAt: 20_000 },
    })
  })

  it('of what has no outcome yet goes on until now, and is pending', () => {
    const resource = seen([['live', 1]], 3)
    expect(timelineOf(resource, START, START + 100_000)).toEqual({
      label: 'vm-instance/a',
      spans: [{ name: 'terminate', from: 3000, to: 100_000 }],
      outcome: 'pending',
      endedAt: 100_000,
    })
  })

  it('of what is bound begins with the write that unbinds it', () => {
    expect(
      spans(
        seen(
          [
            ['bound', 1],
            ['live', 4],
            ['busy', 6],
          ],
          2,
        ),
      ),
    ).toEqual([['terminate', 2, 100]])
  })

  it('leaves out what was before the first write, and all of it where nothing was sent', () => {
    expect(
      spans(
        seen(
          [
            ['busy', 1],
            ['live', 4],
            ['recycled', 8],
          ],
          5,
        ),
      ),
    ).toEqual([
      ['terminate', 5, 8],
      ['in the bin', 8, 100],
    ])
    expect(
      spans(
        seen([
          ['live', 1],
          ['busy', 4],
        ]),
      ),
    ).toEqual([])
    expect(spans(seen([]))).toEqual([])
  })

  it('of what another hand has sent away is what was seen of it', () => {
    expect(
      spans(
        seen([
          ['busy', 1],
          ['recycled', 4],
          ['leaving', 6],
          ['gone', 9],
        ]),
      ),
    ).toEqual([
      ['in the bin', 4, 6],
      ['leaving', 6, 9],
    ])
  })

  it('to the bin is told whoever sent it there', () => {
    const phases = (first: Phase) =>
      [
        [first, 1],
        ['recycling', 5],
        ['recycled', 8],
      ] as const
    expect(spans(seen(phases('busy')))).toEqual([
      ['terminate', 5, 8],
      ['in the bin', 8, 100],
    ])
    expect(spans(seen(phases('live'), 3))).toEqual([
      ['terminate', 3, 8],
      ['in the bin', 8, 100],
    ])
    // What is sent later, to release it, is no part of that.
    expect(spans(seen(phases('busy'), 9))).toEqual([
      ['terminate', 5, 8],
      ['in the bin', 8, 100],
    ])
  })

  it('has a gap where the status was one that nobody knows', () => {
    expect(
      spans(
        seen([
          ['recycled', 1],
          ['unknown', 4],
          ['leaving', 6],
        ]),
      ),
    ).toEqual([
      ['in the bin', 1, 4],
      ['leaving', 6, 100],
    ])
  })

  it('tells several looks at one phase as one stretch', () => {
    expect(
      spans(
        seen([
          ['recycled', 1],
          ['recycled', 2],
          ['leaving', 3],
          ['leaving', 4],
        ]),
      ),
    ).toEqual([
      ['in the bin', 1, 3],
      ['leaving', 3, 100],
    ])
  })
})

/** From the request of a look to its answer, in the virtual time of these tests. */
const LATENCY_MS = 20

it('a run has the way of each result, in the same order', async () => {
  const { results, timelines, simulator } = await runBriefly(
    {
      resources: [
        { kind: 'vm-instance', id: 'a' },
        { kind: 'port', id: 'there', status: 'RECYCLED' },
      ],
    },
    ['instance/a', 'vm-instance/a', 'port/there', 'port/nowhere'],
    { goal: 'recycled' },
  )
  const start = simulator.calls[0]?.at ?? 0
  const sent = simulator.calls.find(({ write }) => write)?.at ?? 0
  expect(timelines.map(({ label, outcome }) => [label, outcome])).toEqual(
    results.map(({ type, id, outcome }) => [`${type}/${id}`, outcome]),
  )
  const [vm, port, nowhere] = timelines
  expect(vm?.spans).toEqual([
    { name: 'terminate', from: Math.floor(sent) - start, to: (vm?.endedAt ?? 0) - LATENCY_MS },
    { name: 'in the bin', from: (vm?.endedAt ?? 0) - LATENCY_MS, to: vm?.endedAt },
  ])
  // Seen there at once, and believed after some seconds.
  expect(port?.spans).toEqual([{ name: 'in the bin', from: LATENCY_MS, to: port?.endedAt }])
  expect(nowhere?.spans).toEqual([])
})

it('of more than a thousand the timelines are not kept: nobody looks at them', async () => {
  const timelines = async (count: number) => {
    const run = await runBriefly(
      { generate: [{ kind: 'vm-instance', count, prefix: 'vm-', status: 'RECYCLE' }] },
      Array.from({ length: count }, (_, index) => `vm-instance/vm-${index + 1}`),
      { goal: 'recycled' },
    )
    return run.timelines.flatMap(({ spans }) => spans)
  }
  expect(await timelines(1000)).toHaveLength(1000)
  expect(await timelines(1001)).toHaveLength(0)
})

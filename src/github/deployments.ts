// Deployments of an environment that is gone: GitHub would go on showing them as active.

import type { Octokit } from './octokit.ts'
import type { RunContext } from './run-context.ts'

interface Deactivated {
  /** Deployments of the environment, active or not. */
  readonly found: number
  readonly deactivated: number
}

interface Deployment {
  readonly id: number
  readonly environment: string
}

/** The states of a deployment that is not over (REST API, "Create a deployment status"). Without a status it is pending. */
const ACTIVE: ReadonlySet<string> = new Set(['success', 'in_progress', 'queued', 'pending'])

/** Sets every active deployment of `environment` to `inactive`. */
export async function deactivate(
  octokit: Octokit,
  context: RunContext,
  environment: string,
): Promise<Deactivated> {
  const { owner, repo, runUrl } = context
  let deployments = await list(octokit, context, environment, { environment })
  let active = await activeOf(octokit, context, deployments)
  if (active.length === 0) {
    // GitHub's names of environments ignore case, but no source says that its filter does.
    deployments = await list(octokit, context, environment, {})
    active = await activeOf(octokit, context, deployments)
  }
  for (const { id } of active) {
    await octokit.rest.repos.createDeploymentStatus({
      ...{ owner, repo, deployment_id: id, state: 'inactive', log_url: runUrl },
      description: 'Torn down',
    })
  }
  return { found: deployments.length, deactivated: active.length }
}

/** Whatever the filter let through, the name is checked. */
async function list(
  octokit: Octokit,
  { owner, repo }: RunContext,
  environment: string,
  filter: { readonly environment?: string },
): Promise<Deployment[]> {
  const deployments = await octokit.paginate(octokit.rest.repos.listDeployments, {
    ...{ owner, repo, ...filter, per_page: 100 },
  })
  if (!Array.isArray(deployments)) throw new Error('the answer does not come from GitHub')
  return deployments.filter(({ environment: name }) => isSameName(name, environment))
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

async function activeOf(
  octokit: Octokit,
  context: RunContext,
  deployments: readonly Deployment[],
): Promise<Deployment[]> {
  const active: Deployment[] = []
  for (const deployment of deployments)
    if (ACTIVE.has(await latestState(octokit, context, deployment.id))) active.push(deployment)
  return active
}

async function latestState(octokit: Octokit, { owner, repo }: RunContext, id: number): Promise<string> {
  const statuses = await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
    ...{ owner, repo, deployment_id: id, per_page: 100 },
  })
  const [latest] = statuses.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id)
  return latest?.state ?? 'pending'
}

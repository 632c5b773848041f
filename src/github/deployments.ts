// Deployments of an environment that is gone: GitHub would go on showing them as active.

import type { Octokit } from './octokit.ts'
import type { Origin } from './origin.ts'

/** What a deployment may be in that is not over (REST API, "Create a deployment status"). None yet counts as pending. */
const ACTIVE: ReadonlySet<string> = new Set(['success', 'in_progress', 'queued', 'pending'])

/** Sets every active deployment of `environment` to `inactive`; how many those were. */
export async function deactivate(
  octokit: Octokit,
  { owner, repo, runUrl }: Origin,
  environment: string,
): Promise<number> {
  const deployments = await octokit.paginate(octokit.rest.repos.listDeployments, {
    ...{ owner, repo, environment, per_page: 100 },
  })
  if (!Array.isArray(deployments)) throw new Error('the answer is not that of GitHub')
  let count = 0
  for (const { id, environment: name } of deployments) {
    // The filter is GitHub's; that it held is for us to see.
    if (name !== environment || !ACTIVE.has(await latestState(octokit, { owner, repo }, id))) continue
    await octokit.rest.repos.createDeploymentStatus({
      ...{ owner, repo, deployment_id: id, state: 'inactive', log_url: runUrl },
      description: 'Torn down',
    })
    count += 1
  }
  return count
}

async function latestState(
  octokit: Octokit,
  repository: { readonly owner: string; readonly repo: string },
  id: number,
): Promise<string> {
  const statuses = await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
    ...{ ...repository, deployment_id: id, per_page: 100 },
  })
  const [latest] = statuses.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id)
  return latest?.state ?? 'pending'
}

import type { RestApiDefinition } from '../../model';
import { readOpenApi } from '../../openapi';
import type { ControlPlane } from '../control-plane';
import type { LiveStage } from '../live';
import { isReadingStage, readingStageDescription, readingStageName, removeStaleReadingStages } from './reading-stage';

/**
 * Reads what deployments of a REST API say.
 *
 * The service exports stages, not deployments. A deployment that no stage serves is therefore read through a stage of
 * its own, which lets no request through (its throttle is 0) and exists only while it is read.
 */
export class DeploymentReader {
  private readonly definitions = new Map<string, RestApiDefinition>();

  constructor(private readonly controlPlane: ControlPlane, private readonly apiId: string) {}

  /** @param ids of deployments that exist */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, RestApiDefinition>> {
    const stages = await removeStaleReadingStages(this.controlPlane, this.apiId);
    const unread = [...new Set(ids)].filter((id) => !this.definitions.has(id));
    const unserved: string[] = [];
    for (const id of unread) {
      const stage = [...stages].find(([name, { deploymentId }]) => deploymentId === id && !isReadingStage(name));
      if (stage) await this.export(id, stage[0]);
      else unserved.push(id);
    }
    if (unserved.length > 0) await this.readUnserved(unserved, stages);
    return new Map(ids.map((id) => [id, this.definitions.get(id)!]));
  }

  private async readUnserved(ids: readonly string[], stages: ReadonlyMap<string, LiveStage>): Promise<void> {
    // The stage begins with what can be called anyway, and is closed before it points to anything else.
    const [first = ids[0]!] = [...stages.values()].map(({ deploymentId }) => deploymentId);
    const stageName = readingStageName();
    await this.controlPlane.createRestStage(this.apiId, stageName, first, readingStageDescription());
    try {
      for (const id of ids) {
        await this.controlPlane.patchRestStage(this.apiId, stageName, [
          { op: 'replace', path: '/*/*/throttling/rateLimit', value: '0' },
          { op: 'replace', path: '/*/*/throttling/burstLimit', value: '0' },
          { op: 'replace', path: '/deploymentId', value: id },
        ]);
        await this.export(id, stageName);
      }
    } finally {
      await this.controlPlane.deleteRestStage(this.apiId, stageName);
    }
  }

  private async export(id: string, stageName: string): Promise<void> {
    this.definitions.set(id, readOpenApi(await this.controlPlane.exportRestStage(this.apiId, stageName)));
  }
}

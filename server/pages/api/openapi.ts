/** `/api/v1/openapi.json`: the description for machines, made from the routes themselves. */
import { z } from 'zod';
import type { Route } from '../../access/route.ts';
import type { ApiRoute } from './api-route.ts';
import * as auditHeads from './audit-heads.ts';
import * as enforcement from './enforcement.ts';
import * as incidents from './incidents.ts';
import * as own from './own/index.ts';
import { toldWebhooks } from './own/told-shapes.ts';
import * as nightly from './nightly.ts';
import * as sellers from './sellers.ts';

export const apiRoutes: readonly ApiRoute[] = [
  ...sellers.routes,
  ...nightly.routes,
  ...incidents.routes,
  ...auditHeads.routes,
  ...enforcement.routes,
  ...own.routes,
];

const fault = {
  description:
    'Not signed in (401), not for this role (403), not there (404), malformed (400), or asked too often (429)',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['status', 'title', 'text', 'requestId'],
            properties: {
              status: { type: 'integer' },
              title: { type: 'string' },
              text: { type: 'string' },
              requestId: { type: 'string' },
            },
          },
        },
      },
    },
  },
};

export const openapi = (version = '1') => ({
  openapi: '3.1.0',
  info: { title: 'Assay', version, description: 'What the dashboard shows, for machines. No data is null, never 0.' },
  security: [{ session: [] }],
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'assay' },
      token: {
        type: 'http',
        scheme: 'bearer',
        description: 'Made by an administrator under /tokens, or by an owner of a shop under /keys',
      },
    },
  },
  paths: Object.fromEntries(
    apiRoutes.map((route) => [route.path.replace(/:(\w+)/g, '{$1}'), { get: operation(route) }]),
  ),
  webhooks: toldWebhooks,
});

function operation({ path, summary, query, answer, scope }: ApiRoute) {
  const schema = z.toJSONSchema(answer);
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(z.toJSONSchema(query, { io: 'input' }).properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    schema: property,
  }));
  return {
    summary,
    ...(scope ? { security: [{ token: [scope] }, { session: [] }] } : {}),
    parameters: [...inPath, ...inQuery],
    responses: {
      200: { description: summary, content: { 'application/json': { schema } } },
      '4XX': fault,
    },
  };
}

export const routes: Route[] = [
  ...apiRoutes,
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    allow: 'signed-in',
    tokens: 'any',
    handle: (_request, response) => void response.json(openapi()),
  },
];

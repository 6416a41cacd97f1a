import { type Citation, repository } from '../record/source.ts';

/** A route of the real API that the lab asks for; what its own stand-in serves is another list. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From the root, as the API has it. */
  readonly path: string;
  /** When the real agent calls it; absent where it does not. */
  readonly agent?: 'at its start' | 'in its work';
  /** A body that the route takes, where it reads one. */
  readonly body?: unknown;
  /** The route, and what calls it where the agent does. */
  readonly sources: readonly [Citation, ...Citation[]];
}

const smartem = repository('DiamondLightSource/smartem-decisions', '22cd745');
const server = (first: number, last = first) => smartem('src/smartem_backend/api_server.py', first, last);
const client = (first: number, last = first) => smartem('src/smartem_backend/api_client.py', first, last);
const store = (first: number, last = first) => smartem('src/smartem_agent/model/store.py', first, last);
const exempt = smartem('src/smartem_backend/auth.py', 23);

const start = 'at its start';
const work = 'in its work';
const own = '/agent/{agent_id}/session/{session_id}';
const square = { uuid: 'one', gridsquare_id: '1', grid_uuid: 'one' };
const hole = { uuid: 'one', foilhole_id: '1', gridsquare_id: '1', gridsquare_uuid: 'one' };
const position = { center_x: 1, center_y: 1, size_width: 1, size_height: 1, gridsquare_uuid: 'one' };

/**
 * Every route that the real agent calls, those that need no token, and some that it does without. A client’s method that
 * nothing in the agent calls, such as those that delete, is not counted as a call.
 */
export const apiRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/status',
    agent: start,
    sources: [server(320), client(397, 399), smartem('src/smartem_agent/__main__.py', 238, 239)],
  },
  { method: 'GET', path: '/health', sources: [server(354), exempt] },
  { method: 'GET', path: '/openapi.json', sources: [exempt] },
  { method: 'GET', path: '/docs', sources: [exempt] },
  { method: 'GET', path: '/version', sources: [server(342)] },
  { method: 'GET', path: `${own}/instructions/stream`, agent: start, sources: [server(1682), client(745, 752)] },
  {
    method: 'POST',
    path: `${own}/instructions/{instruction_id}/ack`,
    agent: work,
    body: { status: 'processed' },
    sources: [server(1863, 1866), client(916, 921)],
  },
  { method: 'POST', path: `${own}/heartbeat`, agent: work, sources: [server(1970), client(1002, 1006)] },
  { method: 'POST', path: `${own}/logs`, agent: work, body: { logs: [] }, sources: [server(2793), client(388, 390)] },
  {
    method: 'POST',
    path: '/acquisitions',
    agent: start,
    body: { uuid: 'one', name: 'one' },
    sources: [server(428), client(410, 413), store(370, 386)],
  },
  {
    method: 'PUT',
    path: '/acquisitions/{acquisition_uuid}',
    agent: work,
    body: { name: 'one' },
    sources: [server(471), client(420, 423), store(388, 391)],
  },
  {
    method: 'POST',
    path: '/acquisitions/{acquisition_uuid}/grids',
    agent: work,
    body: { uuid: 'one', name: 'one', acquisition_uuid: 'one' },
    sources: [server(602), client(451, 454), store(396, 400)],
  },
  {
    method: 'PUT',
    path: '/grids/{grid_uuid}',
    agent: work,
    body: { name: 'one' },
    sources: [server(551), client(438, 441), smartem('src/smartem_agent/event_processor.py', 160)],
  },
  {
    method: 'POST',
    path: '/grids/{grid_uuid}/registered',
    agent: work,
    sources: [server(630), client(457, 458), store(433)],
  },
  {
    method: 'POST',
    path: '/grids/{grid_uuid}/atlas',
    agent: work,
    body: { uuid: 'one', grid_uuid: 'one', name: 'one', atlas_id: '1' },
    sources: [server(710), client(482, 486), store(437, 440)],
  },
  {
    method: 'POST',
    path: '/atlas-tiles/{tile_uuid}/gridsquares',
    agent: work,
    body: [position],
    sources: [server(886, 887), client(532, 543), store(526, 530)],
  },
  {
    method: 'POST',
    path: '/grids/{grid_uuid}/gridsquares',
    agent: work,
    body: square,
    sources: [server(1019), client(571, 575), store(547)],
  },
  {
    method: 'PUT',
    path: '/gridsquares/{gridsquare_uuid}',
    agent: work,
    body: { gridsquare_id: '1' },
    sources: [server(938), client(558, 561), store(559)],
  },
  {
    method: 'POST',
    path: '/gridsquares/{gridsquare_uuid}/registered',
    agent: work,
    sources: [server(1120), client(578, 581), store(582)],
  },
  {
    method: 'POST',
    path: '/gridsquares/{gridsquare_uuid}/foilholes',
    agent: work,
    body: [hole],
    sources: [server(1232, 1233), client(605, 615), store(642)],
  },
  {
    method: 'PUT',
    path: '/foilholes/{foilhole_uuid}',
    agent: work,
    body: { foilhole_id: '1' },
    sources: [server(1157), client(592, 595), store(671)],
  },
  {
    method: 'POST',
    path: '/foilholes/{foilhole_uuid}/micrographs',
    agent: work,
    body: { uuid: 'one', foilhole_id: '1' },
    sources: [server(1460, 1461), client(640, 644), store(777)],
  },
  {
    method: 'PUT',
    path: '/micrographs/{micrograph_uuid}',
    agent: work,
    body: { foilhole_id: '1' },
    sources: [server(1293), client(627, 630), store(775)],
  },
  { method: 'GET', path: '/gridsquares/{gridsquare_uuid}/gridsquare_image', sources: [server(2774)] },
  { method: 'GET', path: '/debug/agent-connections', sources: [server(2035)] },
  {
    method: 'POST',
    path: '/debug/sessions/create',
    body: { session_id: 'session-asked-for', agent_id: 'microscope' },
    sources: [server(2255)],
  },
];

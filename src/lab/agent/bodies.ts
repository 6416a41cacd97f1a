/** How long one is in the agent's request, measured on the real code; 1 MiB holds about 1,900. */
const bytesOfHole = 548;

/** A foil hole in a request, as long as one of the agent's. */
function foilHole(index: number): string {
  const hole = {
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    foilhole_id: String(10_000_000 + index),
    gridsquare_id: '14567890',
    gridsquare_uuid: '00000000-0000-4000-8000-000000000000',
    center_x: 1024.123456 + index,
    center_y: 2048.654321 + index,
    quality: 0.875,
    rotation: 0.0523598776,
    size_width: 185.5,
    size_height: 185.5,
    x_location: 512 + index,
    y_location: 640 + index,
    x_stage_position: -0.000123456789,
    y_stage_position: 0.000987654321,
    diameter: 92,
    is_near_grid_bar: false,
    status: 'none',
  };
  const text = JSON.stringify({ ...hole, description: '' });
  return text.replace('"description":""', `"description":"${'x'.repeat(bytesOfHole - text.length)}"`);
}

let made = '';

/** So many foil holes, with commas between them. Made once, since a search asks for many megabytes again and again. */
function foilHolesOf(count: number): string {
  const each = bytesOfHole + 1;
  if (made.length < count * each) made = Array.from({ length: count }, (_, index) => `${foilHole(index)},`).join('');
  return made.slice(0, Math.max(0, count * each - 1));
}

/**
 * A grid square's foil holes in one body, a list as the agent sends it, exactly this many bytes of JSON. At least 2.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/fs_parser.py#L1106-L1122
 */
export function foilHoles(bytes: number): string {
  const frame = '[]'.length;
  const holes = foilHolesOf(Math.floor((bytes - frame + 1) / (bytesOfHole + 1)));
  return `[${holes}${' '.repeat(bytes - frame - holes.length)}]`;
}

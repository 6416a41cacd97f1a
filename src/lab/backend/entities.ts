/** What the backend wants of an entity, and which fields its answer has, filled or null. */
interface Entity {
  readonly needs: readonly string[];
  readonly answers: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/**
 * The entities that the agent makes: the fields that a request must have, and those of the answer, most of which the
 * real client refuses to do without.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/model/http_request.py#L40-L295
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/model/http_response.py#L14-L194
 */
export const entities = {
  acquisition: {
    needs: ['uuid'],
    answers: words(`uuid name status start_time end_time paused_time storage_path atlas_path clustering_mode
      clustering_radius instrument_model instrument_id computer_name`),
  },
  grid: {
    needs: words('uuid name acquisition_uuid'),
    answers: words('uuid acquisition_uuid status name data_dir atlas_dir scan_start_time scan_end_time'),
  },
  atlas: {
    needs: words('uuid grid_uuid name'),
    answers: words('uuid grid_uuid atlas_id acquisition_date storage_folder description name'),
  },
  position: {
    needs: words('center_x center_y size_width size_height'),
    answers: words('atlastile_uuid gridsquare_uuid center_x center_y size_width size_height'),
  },
  square: {
    needs: words('uuid gridsquare_id grid_uuid'),
    answers:
      words(`uuid gridsquare_id grid_uuid status data_dir atlas_node_id state rotation image_path selected unusable
      stage_position_x stage_position_y stage_position_z center_x center_y physical_x physical_y size_width size_height
      acquisition_datetime defocus magnification pixel_size detector_name applied_defocus`),
  },
  foilHole: {
    needs: words('uuid foilhole_id gridsquare_id gridsquare_uuid'),
    answers: words(`uuid gridsquare_id foilhole_id status center_x center_y quality rotation size_width size_height
      x_location y_location x_stage_position y_stage_position diameter is_near_grid_bar`),
  },
  micrograph: {
    needs: words('uuid foilhole_id'),
    answers: words(`uuid foilhole_uuid foilhole_id location_id status high_res_path manifest_file acquisition_datetime
      defocus detector_name energy_filter phase_plate image_size_x image_size_y binning_x binning_y`),
  },
} as const satisfies Record<string, Entity>;

/** A request's entity as the answer has it: what was given, what the path says, and null for the rest. */
export const answered = (fields: readonly string[], given: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(fields.map((field) => [field, given[field] ?? null]));

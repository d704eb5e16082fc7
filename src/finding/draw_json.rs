/// placeholder
pub fn draw_json() {}

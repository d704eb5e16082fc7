/// placeholder
pub fn draw_text() {}

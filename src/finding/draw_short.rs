/// placeholder
pub fn draw_short() {}

//! Horizontal bars, one for each decoder.

use std::path::Path;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

pub struct Bar {
    pub label: String,
    pub value: f64,
    pub ours: bool,
}

/// Mid tones, which show on a light and on a dark page.
const OURS: RGBColor = RGBColor(0x2f, 0x81, 0xc9);
const RIVAL: RGBColor = RGBColor(0x8c, 0x95, 0x9f);
const TEXT: RGBColor = RGBColor(0x6e, 0x77, 0x81);

const WIDTH: i32 = 760;
const TOP: i32 = 40;
const ROW: i32 = 26;
const LINE: i32 = 18;
const LABELS: i32 = 250;
const VALUES: i32 = 70;

pub fn draw(path: &Path, title: &str, footer: &[&str], bars: &[Bar]) -> Result<(), String> {
    let height = TOP + ROW * bars.len() as i32 + LINE * footer.len() as i32 + 16;
    let area = SVGBackend::new(path, (WIDTH as u32, height as u32)).into_drawing_area();
    draw_on(&area, title, footer, bars)
        .and_then(|()| area.present())
        .map_err(|error| format!("{}: {error}", path.display()))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

fn draw_on<'a>(area: &Area<'a>, title: &str, footer: &[&str], bars: &[Bar]) -> Drawn<'a> {
    // plotters writes a size as a line height, which is 1.24 times the font size.
    let font = |size: i32| ("sans-serif", size).into_font().color(&TEXT);
    let left = font(16).pos(Pos::new(HPos::Left, VPos::Center));
    let right = font(16).pos(Pos::new(HPos::Right, VPos::Center));

    let heading = font(19).pos(Pos::new(HPos::Left, VPos::Center));
    area.draw(&Text::new(title, (12, TOP / 2), heading))?;
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    for (row, bar) in (0..).zip(bars) {
        let middle = TOP + ROW * row + ROW / 2;
        let length = f64::from(WIDTH - LABELS - VALUES) * bar.value / longest;
        let end = LABELS + (length as i32).max(1);
        let colour = if bar.ours { OURS } else { RIVAL };
        area.draw(&Text::new(
            bar.label.as_str(),
            (LABELS - 8, middle),
            right.clone(),
        ))?;
        area.draw(&Rectangle::new(
            [(LABELS, middle - 8), (end, middle + 8)],
            colour.filled(),
        ))?;
        area.draw(&Text::new(
            figure(bar.value),
            (end + 6, middle),
            left.clone(),
        ))?;
    }
    let below = TOP + ROW * bars.len() as i32 + 16;
    let small = font(14).pos(Pos::new(HPos::Left, VPos::Center));
    for (line, &text) in (0..).zip(footer) {
        area.draw(&Text::new(text, (12, below + LINE * line), small.clone()))?;
    }
    Ok(())
}

/// Three significant digits are all that a measurement carries.
pub fn figure(value: f64) -> String {
    if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

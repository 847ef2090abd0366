//! Where the regions of the window are.

use egui::Rect;

/// A region of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Articles and entities.
    Left,
    /// The timeline.
    Timeline,
    /// The article's text.
    Reader,
    /// The inspector.
    Inspector,
    /// Search and commands.
    TopBar,
    /// Counts and saving.
    StatusBar,
}

/// Where the regions were in this frame; a region that is not shown is nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places([Option<Rect>; 6]);

impl Places {
    /// Takes down where a region is.
    pub const fn mark(&mut self, place: Place, rect: Rect) {
        self.0[place as usize] = Some(rect);
    }

    /// Returns where a region is.
    pub const fn get(&self, place: Place) -> Option<Rect> {
        self.0[place as usize]
    }
}

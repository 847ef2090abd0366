//! The look: colors, type, lengths and signs as typed values, in light, dark and high contrast.

mod contrast;
mod fonts;
mod metrics;
mod palette;
mod signs;
mod tokens;
mod type_scale;
mod visuals;

use egui::{Color32, Context, Id, Stroke, ThemePreference};
use serde::{Deserialize, Serialize};

pub use contrast::{SIGN_RATIO, TEXT_RATIO, contrast_ratio};
pub use fonts::font_definitions;
pub use metrics::{Motion, Radius, Sizes, Space, Strokes, TimelineMetrics};
pub use palette::{ColorName, Palette};
pub use signs::{
    Agreement, AgreementSign, Coverage, FactualitySign, KindShape, KindSign, MarkFill, MarkShape, StatusSign, TimeLine,
    TimeSign, Underline,
};
pub use tokens::{Themes, Tokens, tokens};
pub use type_scale::{Face, TextToken, TypeScale};
pub use visuals::corner_radius;

/// What a person chose in the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Always high contrast.
    HighContrast,
    /// As the desktop says.
    #[default]
    System,
}

impl ThemeChoice {
    /// Every choice, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::HighContrast, Self::System];

    /// Returns the name of the choice on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
            Self::System => "As the system",
        }
    }

    /// Returns the theme to show, given what the desktop says; light where it says nothing.
    pub const fn kind(self, system: Option<egui::Theme>) -> ThemeKind {
        match (self, system) {
            (Self::Dark, _) | (Self::System, Some(egui::Theme::Dark)) => ThemeKind::Dark,
            (Self::HighContrast, _) => ThemeKind::HighContrast,
            (Self::Light | Self::System, _) => ThemeKind::Light,
        }
    }
}

/// One of the three themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeKind {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white.
    HighContrast,
}

impl ThemeKind {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];
}

/// Everything that painting needs to know of the look. It is a handful of references: pass it by copy.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Which theme.
    pub kind: ThemeKind,
    /// Whether nothing shall move.
    pub reduce_motion: bool,
    /// The colors.
    pub color: &'static Palette,
    /// The type scale.
    pub text: &'static TypeScale,
    /// Distances.
    pub space: &'static Space,
    /// Corner radii.
    pub radius: &'static Radius,
    /// Widths of lines.
    pub stroke: &'static Strokes,
    /// Sizes.
    pub size: &'static Sizes,
    /// Sizes on the timeline.
    pub timeline: &'static TimelineMetrics,
    /// How long things move; read it through [`Theme::seconds`].
    pub motion: &'static Motion,
}

/// What the context remembers of the last installation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Installed {
    kind: ThemeKind,
    reduce_motion: bool,
}

impl Theme {
    /// Returns a theme.
    pub fn new(kind: ThemeKind) -> Self {
        let tokens = tokens();
        Self {
            kind,
            reduce_motion: false,
            color: match kind {
                ThemeKind::Light => &tokens.themes.light,
                ThemeKind::Dark => &tokens.themes.dark,
                ThemeKind::HighContrast => &tokens.themes.high_contrast,
            },
            text: &tokens.text,
            space: &tokens.space,
            radius: &tokens.radius,
            stroke: &tokens.stroke,
            size: &tokens.size,
            timeline: &tokens.timeline,
            motion: &tokens.motion_ms,
        }
    }

    /// Returns the theme that was installed in the context, or the light one.
    pub fn of(ctx: &Context) -> Self {
        let installed = ctx.data(|data| data.get_temp::<Installed>(installed_id())).unwrap_or_default();
        Self { reduce_motion: installed.reduce_motion, ..Self::new(installed.kind) }
    }

    /// Installs fonts, colors and spacing, and returns the theme. May be called in every frame: when nothing changed
    /// it does nothing, and it follows the desktop when the choice says so.
    pub fn install(ctx: &Context, choice: ThemeChoice, reduce_motion: bool) -> Self {
        let wanted = Installed { kind: choice.kind(ctx.system_theme()), reduce_motion };
        let theme = Self { reduce_motion, ..Self::new(wanted.kind) };
        let installed = ctx.data(|data| data.get_temp::<Installed>(installed_id()));
        if installed != Some(wanted) {
            if installed.is_none() {
                ctx.set_fonts(font_definitions());
            }
            let preference = if theme.is_dark() { ThemePreference::Dark } else { ThemePreference::Light };
            ctx.set_theme(preference);
            ctx.set_global_style(visuals::style(&theme));
            ctx.data_mut(|data| data.insert_temp(installed_id(), wanted));
        }
        theme
    }

    /// Returns whether the theme is light on dark.
    pub const fn is_dark(&self) -> bool {
        matches!(self.kind, ThemeKind::Dark)
    }

    /// Returns whether everything is told by more than a faint ground.
    pub const fn is_high_contrast(&self) -> bool {
        matches!(self.kind, ThemeKind::HighContrast)
    }

    /// Returns how long a motion lasts; zero when nothing shall move.
    pub fn seconds(&self, motion_ms: u16) -> f32 {
        if self.reduce_motion { 0.0 } else { f32::from(motion_ms) / 1000.0 }
    }

    /// Returns a rule or border of one point.
    pub const fn hairline(&self, color: Color32) -> Stroke {
        Stroke { width: self.stroke.hairline, color }
    }

    /// Returns the color of an event's mark, its line and its ring: that of the factuality, grey when rejected.
    pub fn mark_color(&self, shape: MarkShape, fill: MarkFill) -> Color32 {
        match (fill, factuality(shape)) {
            (MarkFill::HollowStruck, _) => self.color.rejected,
            (_, Some(sign)) => self.color.by_name(sign.color),
            (_, None) => self.color.ink,
        }
    }

    /// Returns the color and the ground of a kind.
    pub fn kind_colors(&self, shape: KindShape) -> (Color32, Color32) {
        kind(shape).map_or((self.color.other, self.color.other_bg), |sign| {
            (self.color.by_name(sign.color), self.color.by_name(sign.ground))
        })
    }

    /// Returns the color and the ground of an agreement.
    pub fn agreement_colors(&self, id: Agreement) -> (Color32, Color32) {
        agreement(id).map_or((self.color.text_3, self.color.canvas), |sign| {
            (self.color.by_name(sign.color), self.color.by_name(sign.ground))
        })
    }
}

/// Returns the sign of the factuality that has this shape.
pub fn factuality(shape: MarkShape) -> Option<&'static FactualitySign> {
    tokens().factuality.iter().find(|sign| sign.shape == shape)
}

/// Returns the sign of the status that has this fill.
pub fn status(fill: MarkFill) -> Option<&'static StatusSign> {
    tokens().status.iter().find(|sign| sign.fill == fill)
}

/// Returns the sign of the kind that has this shape.
pub fn kind(shape: KindShape) -> Option<&'static KindSign> {
    tokens().kind.iter().find(|sign| sign.shape == shape)
}

/// Returns the sign of what is known of a time.
pub fn certainty(line: TimeLine) -> Option<&'static TimeSign> {
    tokens().certainty.iter().find(|sign| sign.glyph == line)
}

/// Returns the sign of an agreement.
pub fn agreement(id: Agreement) -> Option<&'static AgreementSign> {
    tokens().agreement.iter().find(|sign| sign.id == id)
}

fn installed_id() -> Id {
    Id::unique("dateline theme")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_decides_only_when_it_is_asked() {
        assert_eq!(ThemeChoice::System.kind(Some(egui::Theme::Dark)), ThemeKind::Dark);
        assert_eq!(ThemeChoice::System.kind(None), ThemeKind::Light);
        assert_eq!(ThemeChoice::Light.kind(Some(egui::Theme::Dark)), ThemeKind::Light);
        assert_eq!(ThemeChoice::HighContrast.kind(Some(egui::Theme::Dark)), ThemeKind::HighContrast);
    }

    #[test]
    fn installing_is_remembered_by_the_context() {
        let ctx = Context::default();
        assert_eq!(Theme::of(&ctx).kind, ThemeKind::Light);
        Theme::install(&ctx, ThemeChoice::Dark, true);
        let theme = Theme::of(&ctx);
        assert_eq!((theme.kind, theme.reduce_motion), (ThemeKind::Dark, true));
        assert_eq!(ctx.global_style().visuals.panel_fill, theme.color.panel);
        assert!(ctx.global_style().visuals.dark_mode);
    }

    #[test]
    fn a_change_of_theme_changes_the_toolkits_colors() {
        let ctx = Context::default();
        Theme::install(&ctx, ThemeChoice::Light, false);
        let light = ctx.global_style().visuals.panel_fill;
        Theme::install(&ctx, ThemeChoice::Dark, false);
        assert_ne!(ctx.global_style().visuals.panel_fill, light);
    }

    #[test]
    fn nothing_moves_when_motion_is_reduced() {
        let theme = Theme::new(ThemeKind::Light);
        assert!((theme.seconds(theme.motion.zoom_to_range) - 0.18).abs() < 1e-6);
        let still = Theme { reduce_motion: true, ..theme };
        assert!(still.seconds(theme.motion.zoom_to_range).abs() < f32::EPSILON);
    }

    #[test]
    fn rejected_marks_are_grey_whatever_they_say() {
        let theme = Theme::new(ThemeKind::Light);
        for shape in MarkShape::ALL {
            assert_eq!(theme.mark_color(shape, MarkFill::HollowStruck), theme.color.rejected);
            assert_ne!(theme.mark_color(shape, MarkFill::Solid), theme.color.rejected);
        }
    }
}

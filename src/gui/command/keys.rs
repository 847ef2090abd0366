//! Keys of commands, and which command was pressed.

use egui::{Context, Event, Key, Modifiers};

use super::{Command, Keymap, Scope, TypedAhead, registry};

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// Whether Ctrl (Command on a Mac) is held.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// The key or sign.
    pub sign: Sign,
}

/// A key by its place, or a sign by the character that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A key.
    Key(Key),
    /// A typed character, wherever it lies on the keyboard.
    Typed(&'static str),
}

impl Chord {
    /// A key alone.
    pub const fn key(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: false, sign: Sign::Key(key) }
    }

    /// A typed sign.
    pub const fn typed(sign: &'static str) -> Self {
        Self { ctrl: false, shift: false, alt: false, sign: Sign::Typed(sign) }
    }

    /// A key with Ctrl.
    pub const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, shift: false, alt: false, sign: Sign::Key(key) }
    }

    /// A key with Ctrl and Shift.
    pub const fn ctrl_shift(key: Key) -> Self {
        Self { ctrl: true, shift: true, alt: false, sign: Sign::Key(key) }
    }

    /// A key with Shift.
    pub const fn shift(key: Key) -> Self {
        Self { ctrl: false, shift: true, alt: false, sign: Sign::Key(key) }
    }

    /// A key with Alt.
    pub const fn alt(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: true, sign: Sign::Key(key) }
    }

    /// Returns the chord as it is shown: "Ctrl Shift S".
    pub fn label(self) -> String {
        let mut words = Vec::new();
        for (held, name) in [(self.ctrl, "Ctrl"), (self.shift, "Shift"), (self.alt, "Alt")] {
            if held {
                words.push(name);
            }
        }
        words.push(match self.sign {
            Sign::Typed(sign) => sign,
            Sign::Key(Key::Space) => "Space",
            Sign::Key(Key::Backspace) => "⌫",
            Sign::Key(Key::ArrowLeft) => "←",
            Sign::Key(Key::ArrowRight) => "→",
            Sign::Key(key) => key.name(),
        });
        words.join(" ")
    }

    /// Reads a chord from what [`Chord::label`] returns.
    pub fn parse(label: &str) -> Option<Self> {
        let mut words: Vec<&str> = label.split(' ').collect();
        let last = words.pop()?;
        let mut chord = Self { ctrl: false, shift: false, alt: false, sign: sign_of(last)? };
        for word in words {
            match word {
                "Ctrl" => chord.ctrl = true,
                "Shift" => chord.shift = true,
                "Alt" => chord.alt = true,
                _ => return None,
            }
        }
        Some(chord)
    }

    /// Returns what the window needs the key for itself for: to move the keyboard, to edit text; nothing where it is free.
    pub const fn reserved_for(self) -> Option<&'static str> {
        let Sign::Key(key) = self.sign else { return None };
        if !self.ctrl && !self.alt && matches!(key, Key::Escape | Key::Tab | Key::ArrowUp | Key::ArrowDown) {
            return Some("moving through the window");
        }
        let edits = self.ctrl && !self.shift && matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Z);
        if edits { Some("editing text") } else { None }
    }

    fn matches(self, event: &Event) -> bool {
        match (self.sign, event) {
            (Sign::Typed(sign), Event::Text(text)) => text == sign,
            (Sign::Key(key), Event::Key { key: pressed, pressed: true, modifiers, .. }) => {
                // Where a sign lies on a keyboard, and so whether it takes Shift, is the keyboard's affair.
                let shift = modifiers.shift && !is_sign(key);
                key == *pressed && self.modifiers().matches_exact(Modifiers { shift, ..*modifiers })
            }
            // The system turns Ctrl+V and Ctrl+C into events of their own.
            (Sign::Key(Key::V), Event::Paste(_)) | (Sign::Key(Key::C), Event::Copy) => self.ctrl && !self.shift,
            _ => false,
        }
    }

    fn modifiers(self) -> Modifiers {
        let mut modifiers = Modifiers::NONE;
        modifiers.command = self.ctrl;
        modifiers.ctrl = self.ctrl && !cfg!(target_os = "macos");
        modifiers.mac_cmd = self.ctrl && cfg!(target_os = "macos");
        modifiers.shift = self.shift;
        modifiers.alt = self.alt;
        modifiers
    }
}

/// Whether a key that commands have stands for a sign.
const fn is_sign(key: Key) -> bool {
    matches!(key, Key::Plus | Key::Minus | Key::Equals)
}

/// Returns the key that a bare sign stands for in a chord, or the sign itself.
fn sign_of(name: &str) -> Option<Sign> {
    let key = match name {
        "⌫" => Key::Backspace,
        "←" => Key::ArrowLeft,
        "→" => Key::ArrowRight,
        _ => match typed(name) {
            Some(sign) => return Some(Sign::Typed(sign)),
            None => Key::from_name(name)?,
        },
    };
    Some(Sign::Key(key))
}

/// The characters that a command may be bound to, wherever they lie on the keyboard.
const SIGNS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u{2212}\u{a7}\u{b0}\u{df}\u{bf}\u{a1}";

fn typed(text: &str) -> Option<&'static str> {
    let start = SIGNS.find(text).filter(|_| text.chars().count() == 1)?;
    SIGNS.get(start..start + text.len())
}

/// Takes the key that was pressed for a command out of the input: a sign by its character, anything else by its key.
pub fn chord_pressed(ctx: &Context) -> Option<Chord> {
    ctx.input_mut(|input| {
        let sign = input.events.iter().find_map(|event| match event {
            Event::Text(text) => typed(text).map(Chord::typed),
            _ => None,
        });
        let key = input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some(Chord {
                ctrl: modifiers.command || modifiers.ctrl,
                shift: modifiers.shift,
                alt: modifiers.alt,
                sign: Sign::Key(*key),
            }),
            Event::Copy => Some(Chord::ctrl(Key::C)),
            Event::Cut => Some(Chord::ctrl(Key::X)),
            Event::Paste(_) => Some(Chord::ctrl(Key::V)),
            _ => None,
        });
        let found = sign.or(key);
        if found.is_some() {
            input.events.retain(|event| !matches!(event, Event::Key { pressed: true, .. } | Event::Text(_)));
        }
        found
    })
}

/// Takes the commands that were pressed out of the input; what came too early for the window waits in `ahead`.
///
/// Keys without Ctrl sleep while a text field has the keyboard, all but Ctrl's while a dialog is open, Space and Enter
/// go to a focused control first, and Escape to an open menu.
pub fn pressed(ctx: &Context, keymap: &Keymap, modal: bool, ahead: &mut TypedAhead) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let control_focused = ctx.memory(|memory| memory.focused().is_some());
    let in_menu = egui::Popup::is_any_open(ctx);
    let awake = |chord: Chord, scope: Scope| {
        let plain = !chord.ctrl && !chord.alt;
        let to_control = control_focused && matches!(chord.sign, Sign::Key(Key::Space | Key::Enter));
        let edits_text = chord.ctrl
            && typing
            && matches!(chord.sign, Sign::Key(Key::Z | Key::V | Key::C | Key::A | Key::ArrowLeft | Key::ArrowRight));
        let closes_menu = in_menu && plain && !chord.shift && chord.sign == Sign::Key(Key::Escape);
        let allowed = !modal || scope == Scope::Always;
        let sleeps = (plain && typing) || to_control || edits_text || closes_menu;
        allowed && !sleeps
    };
    let command_of = |event: &Event| {
        let mut entries = registry().iter();
        let hit =
            entries.find(|entry| keymap.chords(entry).iter().any(|&chord| awake(chord, entry.scope) && chord.matches(event)));
        hit.map(|entry| entry.command)
    };
    let commands = ctx.input_mut(|input| {
        ahead.give_back(input);
        let (kept, commands) = ahead.take_turn(std::mem::take(&mut input.events), typing, command_of);
        input.events = kept;
        commands
    });
    if ahead.is_waiting() {
        ctx.request_repaint();
    }
    commands
}

#[cfg(test)]
mod tests {
    use egui::{Event, Key, Modifiers};

    use super::Chord;

    #[test]
    fn a_sign_counts_with_and_without_shift_and_a_letter_does_not() {
        let pressed = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        for key in [Key::Plus, Key::Equals, Key::Minus] {
            assert!(Chord::ctrl(key).matches(&pressed(key, ctrl)), "{key:?}");
            assert!(Chord::ctrl(key).matches(&pressed(key, ctrl | Modifiers::SHIFT)), "{key:?}");
            assert!(!Chord::ctrl(key).matches(&pressed(key, Modifiers::NONE)), "{key:?}");
        }
        assert!(!Chord::ctrl(Key::S).matches(&pressed(Key::S, ctrl | Modifiers::SHIFT)));
    }
}

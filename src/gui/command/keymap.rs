//! The keys that are in force: those of the registry, and what a person put in their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Id};

use super::{Chord, Command, Entry, registry};

/// Which key runs which command.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    own: BTreeMap<Command, Chord>,
}

/// Why a key cannot be given to a command.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Another command has it.
    #[error("{0} is the key of \u{201c}{1}\u{201d}; give that another key first")]
    Taken(String, String),
    /// The window needs it for itself, and what for.
    #[error("{0} is needed for {1}")]
    Reserved(String, &'static str),
}

impl Keymap {
    /// Reads keys as the settings hold them: the command's name and the key as it is shown. What cannot be understood, or
    /// clashes, is left out.
    pub fn from_settings(settings: &BTreeMap<String, String>) -> Self {
        let mut keymap = Self::default();
        for entry in registry() {
            if let Some(chord) = settings.get(&name(entry.command)).and_then(|key| Chord::parse(key)) {
                keymap.own.insert(entry.command, chord);
            }
        }
        let clashing: Vec<Command> = keymap
            .own
            .iter()
            .filter(|(command, chord)| keymap.refused(**command, **chord).is_some())
            .map(|(command, _)| *command)
            .collect();
        for command in clashing {
            keymap.own.remove(&command);
        }
        keymap
    }

    /// Makes these the keys that the window shows.
    pub fn install(&self, ctx: &Context) {
        let is_same = ctx.data(|data| data.get_temp::<Arc<Self>>(id())).is_some_and(|held| *held == *self);
        if !is_same {
            ctx.data_mut(|data| data.insert_temp(id(), Arc::new(self.clone())));
        }
    }

    /// Returns the keys as the settings hold them.
    pub fn to_settings(&self) -> BTreeMap<String, String> {
        self.own.iter().map(|(command, chord)| (name(*command), chord.label())).collect()
    }

    /// Returns the keys of a command; the first one is shown.
    pub fn chords<'k>(&'k self, entry: &'k Entry) -> &'k [Chord] {
        self.own.get(&entry.command).map_or(entry.keys, std::slice::from_ref)
    }

    /// Returns the key of a command as it is shown; nothing where it has none.
    pub fn label(&self, command: Command) -> String {
        let own = super::entry(command).and_then(|entry| self.chords(entry).first().copied());
        match (own, super::stands_in(command)) {
            (Some(chord), _) => chord.label(),
            (None, Some(other)) => self.label(other),
            (None, None) => String::new(),
        }
    }

    /// Whether a person gave the command a key of their own.
    pub fn is_own(&self, command: Command) -> bool {
        self.own.contains_key(&command)
    }

    /// Whether every command has the keys of the registry.
    pub fn is_default(&self) -> bool {
        self.own.is_empty()
    }

    /// Gives a command a key in place of those it has.
    ///
    /// # Errors
    ///
    /// [`KeyError`] where another command has the key or it is needed for moving about; all stays as it was.
    pub fn bind(&mut self, command: Command, chord: Chord) -> Result<(), KeyError> {
        if let Some(error) = self.refused(command, chord) {
            return Err(error);
        }
        let usual = super::entry(command).map_or(&[][..], |entry| entry.keys);
        if usual == [chord] {
            self.own.remove(&command);
        } else {
            self.own.insert(command, chord);
        }
        Ok(())
    }

    /// Gives every command the keys of the registry again.
    pub fn reset(&mut self) {
        self.own.clear();
    }

    fn refused(&self, command: Command, chord: Chord) -> Option<KeyError> {
        let is_usual = super::entry(command).is_some_and(|entry| entry.keys.contains(&chord));
        if let Some(what) = chord.reserved_for().filter(|_| !is_usual) {
            return Some(KeyError::Reserved(chord.label(), what));
        }
        let others = registry().iter().filter(|entry| entry.command != command);
        let holder = others.into_iter().find(|entry| self.chords(entry).contains(&chord))?;
        Some(KeyError::Taken(chord.label(), holder.label.trim_end_matches('…').to_owned()))
    }
}

/// Returns the key of a command as the window shows it: the one that is in force; empty where it has none.
pub fn shown_key(ctx: &Context, command: Command) -> String {
    let keymap = ctx.data(|data| data.get_temp::<Arc<Keymap>>(id()));
    keymap.map_or_else(|| Keymap::default().label(command), |keymap| keymap.label(command))
}

fn id() -> Id {
    Id::unique("keymap")
}

/// Returns the name of a command in the settings.
fn name(command: Command) -> String {
    format!("{command:?}")
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use super::*;

    #[test]
    fn a_key_of_ones_own_takes_the_place_of_the_usual_one_and_is_kept() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.label(Command::Accept), "A");
        keymap.bind(Command::Accept, Chord::key(Key::Y)).expect("free");
        assert_eq!(keymap.label(Command::Accept), "Y");
        let again = Keymap::from_settings(&keymap.to_settings());
        assert_eq!(again, keymap);
        keymap.bind(Command::Reject, Chord::key(Key::A)).expect("A is free now");
        keymap.reset();
        assert!(keymap.is_default());
        assert_eq!(keymap.label(Command::Reject), "X");
    }

    #[test]
    fn a_key_that_another_command_has_is_refused_in_words() {
        let mut keymap = Keymap::default();
        let taken = keymap.bind(Command::Accept, Chord::key(Key::X)).expect_err("taken");
        assert_eq!(taken.to_string(), "X is the key of “Reject”; give that another key first");
        let reserved = keymap.bind(Command::Accept, Chord::key(Key::Tab)).expect_err("reserved");
        assert_eq!(reserved.to_string(), "Tab is needed for moving through the window");
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn settings_that_clash_or_mean_nothing_are_left_out() {
        let settings = [("Accept", "X"), ("Reject", "Ctrl"), ("Nothing", "Y"), ("Defer", "Y")];
        let settings = settings.map(|(name, key)| (name.to_owned(), key.to_owned()));
        let keymap = Keymap::from_settings(&settings.into_iter().collect());
        assert_eq!((keymap.label(Command::Accept), keymap.label(Command::Defer)), ("A".to_owned(), "Y".to_owned()));
    }

    #[test]
    fn every_key_of_the_registry_reads_back_from_its_label() {
        for chord in registry().iter().flat_map(|entry| entry.keys) {
            assert_eq!(Chord::parse(&chord.label()), Some(*chord), "{}", chord.label());
        }
    }
}

//! Keys that come faster than frames: what a command opens gets the keys that were pressed after it.

use egui::{Event, InputState, Key};

use super::Command;

/// Keys that wait for the next frame, because the window had not yet shown what an earlier key did.
///
/// Without it, "Ctrl+K, date, Enter" typed within one slow frame would run the commands of the letters instead of
/// searching for them.
#[derive(Debug, Default)]
pub struct TypedAhead {
    waiting: Vec<Event>,
}

impl TypedAhead {
    /// Puts the waiting keys before those of this frame.
    pub fn give_back(&mut self, input: &mut InputState) {
        input.events.splice(0..0, self.waiting.drain(..));
    }

    /// Whether keys wait, and so another frame is wanted.
    pub const fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Takes the commands out of `events`, in their order.
    ///
    /// `command_of` names the command of an event. A key after a command waits, unless it is the same command again, and so
    /// does a command or Enter after typed words, which the field has to take in first, and what follows Enter in a field.
    pub(super) fn take_turn(
        &mut self,
        events: Vec<Event>,
        typing: bool,
        command_of: impl Fn(&Event) -> Option<Command>,
    ) -> (Vec<Event>, Vec<Command>) {
        let mut kept = Vec::with_capacity(events.len());
        let mut commands: Vec<Command> = Vec::new();
        let (mut typed, mut entered, mut of_a_command) = (false, false, false);
        for event in events {
            if !is_pressed(&event) {
                kept.push(event);
                continue;
            }
            if self.is_waiting() {
                self.waiting.push(event);
                continue;
            }
            let is_text = matches!(event, Event::Text(_));
            if is_text && std::mem::take(&mut of_a_command) {
                // The letter of the key that was the command.
                continue;
            }
            let hit = command_of(&event);
            let waits = match (commands.last(), hit) {
                (Some(_), None) => !matches!(event, Event::Key { repeat: true, .. }),
                (Some(last), Some(command)) => *last != command,
                (None, Some(_)) => typed,
                (None, None) => typed && is_enter(&event),
            };
            if waits || entered {
                self.waiting.push(event);
                continue;
            }
            typed |= is_text && typing && hit.is_none();
            entered |= typing && is_enter(&event);
            of_a_command = hit.is_some() && matches!(event, Event::Key { .. });
            commands.extend(hit);
            if hit.is_none() || matches!(event, Event::Paste(_)) {
                kept.push(event);
            }
        }
        (kept, commands)
    }
}

const fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, .. })
}

/// Whether the event is a key that went down, or what came of one.
const fn is_pressed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_)
    )
}

#[cfg(test)]
mod tests {
    use egui::{Event, Key, Modifiers};

    use super::{Command, TypedAhead};

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn press(of: Key, letter: &str) -> [Event; 2] {
        [key(of), Event::Text(letter.to_owned())]
    }

    fn command_of(event: &Event) -> Option<Command> {
        match event {
            Event::Key { key: Key::D, .. } => Some(Command::EditDate),
            Event::Key { key: Key::A, .. } => Some(Command::Accept),
            Event::Text(text) if text == "/" => Some(Command::Search),
            _ => None,
        }
    }

    #[test]
    fn what_follows_a_command_waits_and_its_own_letter_goes() {
        let mut ahead = TypedAhead::default();
        let events = [press(Key::D, "d"), press(Key::Num6, "6"), press(Key::A, "a")].concat();
        let (kept, commands) = ahead.take_turn(events, false, command_of);
        assert_eq!((kept.len(), commands), (0, vec![Command::EditDate]));
        let waiting = std::mem::take(&mut ahead.waiting);
        assert_eq!(waiting, [press(Key::Num6, "6"), press(Key::A, "a")].concat());
        // The field has the keyboard now.
        let (kept, commands) = ahead.take_turn(waiting, true, |_| None);
        assert_eq!((kept.len(), commands.len(), ahead.is_waiting()), (4, 0, false));
    }

    #[test]
    fn enter_and_commands_wait_until_typed_words_are_taken_in() {
        let mut ahead = TypedAhead::default();
        let events = vec![key(Key::X), Event::Text("x".to_owned()), key(Key::Enter)];
        let (kept, _) = ahead.take_turn(events, true, command_of);
        assert_eq!((kept.len(), ahead.waiting.len()), (2, 1));
        ahead.waiting.clear();
        let (kept, commands) = ahead.take_turn(vec![Event::Text("x".to_owned()), key(Key::A)], true, command_of);
        assert_eq!((kept.len(), commands.len(), ahead.waiting.len()), (1, 0, 1));
    }

    #[test]
    fn a_held_key_runs_its_command_again_in_the_same_frame() {
        let mut ahead = TypedAhead::default();
        let signs = vec![Event::Text("/".to_owned()), Event::Text("/".to_owned())];
        let (_, commands) = ahead.take_turn(signs, false, command_of);
        assert_eq!(commands, vec![Command::Search; 2]);
        assert!(!ahead.is_waiting());
    }
}

//! Every command with its words, keys and place.

use egui::Key;

use super::Chord;

/// Something that a person can tell the program to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each command is described in the registry")]
pub enum Command {
    OpenArticles,
    OpenFolder,
    OpenProject,
    OpenPath,
    OpenSample,
    NewProject,
    Save,
    SaveAs,
    Paste,
    RemoveArticle,
    ReadAgain,
    ProjectSettings,
    Quit,
    Undo,
    Redo,
    Accept,
    Reject,
    Defer,
    Reopen,
    NextEvent,
    PreviousEvent,
    Back,
    Alike,
    AcceptAlike,
    RejectAlike,
    AddNext,
    AddPrevious,
    EditTitle,
    EditDate,
    EditWho,
    EditPlace,
    EditFactuality,
    EditType,
    EditNote,
    AddTag,
    Star,
    Reading(u8),
    MergeEvents,
    MergeWith,
    RefuseMerge,
    Claims,
    SplitEvents,
    NewEvent,
    AddQuote,
    NextWord,
    PreviousWord,
    GrowWords,
    ShrinkWords,
    NextSentence,
    PreviousSentence,
    GrowSentence,
    NewEntity,
    MarkAll,
    NewNote,
    SignOff,
    NextUnseen,
    ShowWords,
    MergeEntities,
    SplitEntities,
    DiscardEntity,
    EntitiesView,
    EditKind,
    EditRole,
    AddAlias,
    EditParent,
    EditCoordinates,
    OnlyItsEvents,
    SameEntity,
    NotSameEntity,
    NextSuggestion,
    PreviousSuggestion,
    History,
    Checks,
    NextCheck,
    Questions,
    Ask,
    Tour,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    FitChoice,
    FitAll,
    OnlyTimeInView,
    OpenBin,
    PinLane,
    LaneUp,
    LaneDown,
    LanesBy,
    LanesBySize,
    Legend,
    Search,
    FindInArticle,
    ClearFilter,
    SaveView,
    SearchHelp,
    TableView,
    SelectAll,
    CopyQuote,
    Palette,
    Keys,
    Desk,
    Queue,
    LeftPanel,
    RightPanel,
    Light,
    Dark,
    HighContrast,
    FollowSystem,
    ReduceMotion,
    LargerText,
    SmallerText,
    UsualText,
    ToggleEvents,
    ToggleDates,
    TogglePeople,
    ToggleOrganizations,
    TogglePlaces,
    Cancel,
}

/// Where a command is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are what the menus say")]
pub enum Group {
    File,
    Edit,
    Review,
    Entities,
    Timeline,
    View,
}

impl Group {
    /// Every group, in the order of the menus.
    pub const ALL: [Self; 6] = [Self::File, Self::Edit, Self::Review, Self::Entities, Self::Timeline, Self::View];

    /// Returns the group's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Review => "Review",
            Self::Entities => "Entities",
            Self::Timeline => "Timeline",
            Self::View => "View",
        }
    }
}

/// When a command's keys are awake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// On the desk.
    Desk,
    /// On the start page too.
    Window,
    /// Even while a dialog is open.
    Always,
}

/// What the registry knows of a command.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Where it is listed.
    pub group: Group,
    /// What it is called: an imperative in sentence case, with `…` where more input follows.
    pub label: &'static str,
    /// What it does, in a sentence without a full stop.
    pub help: &'static str,
    /// Its keys; the first one is shown.
    pub keys: &'static [Chord],
    /// When its keys are awake.
    pub scope: Scope,
}

/// Returns every command, in the order of the menus.
pub const fn registry() -> &'static [Entry] {
    REGISTRY
}

/// Returns what the registry knows of a command.
pub fn entry(command: Command) -> Option<&'static Entry> {
    REGISTRY.iter().find(|entry| entry.command == command)
}

/// Returns the command whose key runs this one where what it is about is chosen: M merges entities where entities are chosen.
pub const fn stands_in(command: Command) -> Option<Command> {
    Some(match command {
        Command::NewEntity => Command::EditWho,
        Command::NewNote => Command::EditNote,
        Command::MergeEntities | Command::SameEntity => Command::MergeEvents,
        Command::SplitEntities => Command::SplitEvents,
        Command::NotSameEntity | Command::RefuseMerge => Command::Reject,
        Command::NextSuggestion => Command::NextEvent,
        Command::PreviousSuggestion => Command::PreviousEvent,
        _ => return None,
    })
}

macro_rules! registry {
    ($($group:ident, $scope:ident: { $($command:ident $(($n:literal))? [$($chord:expr),*] $label:literal, $help:literal;)* })*) => {
        const REGISTRY: &[Entry] = &[$($(Entry {
            command: Command::$command $(($n))?,
            group: Group::$group,
            label: $label,
            help: $help,
            keys: &[$($chord),*],
            scope: Scope::$scope,
        },)*)*];
    };
}

registry! {
    File, Window: {
        OpenArticles [Chord::ctrl(Key::O)] "Open articles…", "Read article files and add what is found in them";
        OpenFolder [] "Open folder…", "Read every article in a folder";
        OpenPath [] "Open by path…", "Type the path of articles, a folder or a project";
        Paste [Chord::ctrl(Key::V)] "Paste as article", "Take text from the clipboard as a new article";
        OpenProject [Chord::ctrl_shift(Key::O)] "Open project…", "Open a saved project";
        OpenSample [] "Open sample project", "Open a finished example to look around in";
    }
    File, Desk: {
        NewProject [] "New project", "Close this project and begin an empty one";
        Save [Chord::ctrl(Key::S)] "Save", "Save the project to its file";
        SaveAs [Chord::ctrl_shift(Key::S)] "Save as…", "Save the project to another file";
        ProjectSettings [] "Project settings", "Choose the codebook, how dates are read, and the title";
        ReadAgain [] "Read article again", "Read the article's file again; decisions stay";
        RemoveArticle [] "Remove article…", "Take the article out, after showing what goes with it";
    }
    File, Always: {
        Quit [Chord::ctrl(Key::Q)] "Quit", "Close the program";
    }
    Edit, Desk: {
        Undo [Chord::ctrl(Key::Z)] "Undo", "Take the last step back";
        Redo [Chord::ctrl_shift(Key::Z), Chord::ctrl(Key::Y)] "Redo", "Do the step again that was taken back";
        CopyQuote [Chord::ctrl(Key::C)] "Copy quote", "Copy the quote with its source and date";
        SelectAll [Chord::ctrl(Key::A)] "Select all shown", "Choose every event that is shown";
        Search [Chord::typed("/")] "Search", "Show only events with these words";
        FindInArticle [Chord::ctrl(Key::F)] "Find in article", "Go through the places where words stand in the article; they are selected";
        ClearFilter [Chord::shift(Key::Escape)] "Show everything", "Take the search and all filters away";
        SaveView [] "Save this view…", "Keep filter, lanes and zoom under a name";
        SearchHelp [] "How to search", "Explain the words and fields of a search, with examples";
    }
    Review, Desk: {
        Accept [Chord::key(Key::A)] "Accept", "Accept the chosen events";
        Reject [Chord::key(Key::X)] "Reject", "Reject the chosen events";
        Defer [Chord::key(Key::Space)] "Defer", "Put the chosen events off";
        Reopen [] "Reopen", "Make the chosen events candidates again";
        PreviousEvent [Chord::typed(",")] "Previous event", "Choose the event before";
        NextEvent [Chord::typed(".")] "Next event", "Choose the event after";
        Back [Chord::key(Key::Backspace)] "Back", "Go back to the event that was decided last; deciding again changes it";
        Alike [Chord::key(Key::G)] "Others like this", "Choose what alike means and which events are decided together";
        AcceptAlike [Chord::shift(Key::A)] "Accept all like this", "Accept every event that is alike, as one step";
        RejectAlike [Chord::shift(Key::X)] "Reject all like this", "Reject every event that is alike, as one step";
        AddPrevious [Chord::typed("<")] "Choose the previous too", "Choose the event before beside the chosen ones";
        AddNext [Chord::typed(">")] "Choose the next too", "Choose the event after beside the chosen ones";
        EditTitle [Chord::key(Key::F2)] "Rename…", "Change the title of the event or the name of the entity";
        EditDate [Chord::key(Key::D)] "Date…", "Change when it happened; 1 to 9 choose another reading";
        EditWho [Chord::typed("@")] "Who…", "Add somebody who took part";
        EditPlace [Chord::key(Key::P)] "Place…", "Change where it happened";
        EditType [Chord::key(Key::Num0)] "Type…", "Change the event's type";
        EditFactuality [Chord::key(Key::H)] "Factuality…", "Change whether it happened";
        EditNote [Chord::key(Key::N)] "Note…", "Write a note";
        AddTag [Chord::key(Key::T)] "Tag…", "Add a tag";
        Star [Chord::key(Key::S)] "Star", "Set or take the star";
        MergeEvents [Chord::key(Key::M)] "Merge events", "Make the chosen events one, or the one that is proposed; splitting gives them back";
        MergeWith [Chord::ctrl(Key::M)] "Merge with…", "Name the event that is the same as the chosen one";
        RefuseMerge [] "Not the same event", "Say that the proposed event is another one; it is never proposed again";
        Claims [Chord::key(Key::C)] "Compare claims", "Hold the claims of the event side by side; again leads back to the desk";
        SplitEvents [Chord::shift(Key::M)] "Split events", "Undo a merge: each event stands alone again";
        NewEvent [Chord::key(Key::E)] "New event", "Make an event from the selected words, or an empty one";
        AddQuote [Chord::shift(Key::E)] "Add quote to event", "Add the selected words to the event that was chosen last";
        NextWord [Chord::ctrl(Key::ArrowRight)] "Select next word", "Select the next word of the article";
        PreviousWord [Chord::ctrl(Key::ArrowLeft)] "Select previous word", "Select the word before in the article";
        GrowWords [Chord::ctrl_shift(Key::ArrowRight)] "Select one word more", "Take the next word of the article into the selection";
        ShrinkWords [Chord::ctrl_shift(Key::ArrowLeft)] "Select one word less", "Let the last word of the selection go";
        NextSentence [Chord::ctrl(Key::ArrowDown)] "Select next sentence", "Select the next sentence of the article";
        PreviousSentence [Chord::ctrl(Key::ArrowUp)] "Select previous sentence", "Select the sentence before in the article";
        GrowSentence [Chord::ctrl_shift(Key::ArrowDown)] "Select one sentence more", "Take the rest of the sentence, then the next one, into the selection";
        NewEntity [] "New entity from selection", "Make an entity from the selected words, as Who… does";
        MarkAll [Chord::shift(Key::K)] "Mark everywhere…", "Mark every place where the chosen entity's name stands, after showing them";
        NewNote [] "Note on selection…", "Write a note on the selected words, as Note… does";
        SignOff [] "Sign off sentence", "Say that the sentence at the selection holds nothing more";
        NextUnseen [Chord::key(Key::U)] "Next unseen sentence", "Go to the next sentence that nobody has seen";
        ShowWords [Chord::key(Key::Enter)] "Show in article", "Show the words of the chosen event";
    }
    Review, Always: {
        Cancel [Chord::key(Key::Escape)] "Cancel", "Close what is open, else choose nothing";
    }
    Entities, Desk: {
        EntitiesView [Chord::key(Key::W)] "Entities view", "Show the page of the chosen entity, or go back to the desk";
        MergeEntities [] "Merge entities", "Make the chosen entities one; splitting gives them back";
        SplitEntities [] "Split entities", "Undo a merge: each entity stands alone again";
        DiscardEntity [] "Not an entity", "Say that the words are no name, or take that back";
        EditKind [Chord::key(Key::K)] "Kind…", "Say what the chosen entities are: people, organizations, places …";
        EditRole [] "Role…", "Say what the entity is or does";
        AddAlias [] "Alias…", "Add another name of the entity";
        EditParent [] "Lies in…", "Say which place holds the chosen places";
        EditCoordinates [] "Coordinates…", "Say where on the globe the place lies";
        OnlyItsEvents [] "Show only its events", "Narrow the filter to the chosen entity, or widen it again";
        SameEntity [] "Take suggestion to merge", "Merge the two entities that are suggested to be one";
        NotSameEntity [] "Not the same entity", "Say that the suggested entity is another one; it is never offered again";
        NextSuggestion [] "Next suggestion to merge", "Go to the next pair of entities that may be one";
        PreviousSuggestion [] "Previous suggestion to merge", "Go to the pair before";
    }
    Timeline, Desk: {
        ZoomIn [Chord::typed("+"), Chord::typed("=")] "Zoom in", "Show less time, more exactly";
        ZoomOut [Chord::typed("-"), Chord::typed("−")] "Zoom out", "Show more time";
        PanLeft [Chord::key(Key::ArrowLeft)] "Earlier", "Move the view to earlier times";
        PanRight [Chord::key(Key::ArrowRight)] "Later", "Move the view to later times";
        FitChoice [Chord::key(Key::F)] "Fit choice", "Zoom to the chosen events";
        FitAll [Chord::shift(Key::F)] "Fit all", "Zoom to all events";
        OnlyTimeInView [Chord::shift(Key::T)] "Only the time in view", "Show only events that touch the time in view, everywhere; again shows all times";
        OpenBin [Chord::key(Key::O)] "List of a bin", "List the events of the bin or bar that holds the chosen event, else of the first one";
        PinLane [Chord::alt(Key::P)] "Pin lane", "Keep the lane that has the keyboard, else that of the chosen event, at the top; again lets it go";
        LaneUp [Chord::alt(Key::ArrowUp)] "Move lane up", "Move the lane that has the keyboard, else that of the chosen event, above the one before it";
        LaneDown [Chord::alt(Key::ArrowDown)] "Move lane down", "Move the lane that has the keyboard, else that of the chosen event, below the one after it";
        LanesBy [Chord::shift(Key::L)] "Lanes by…", "Choose what the lanes are made by, and those within each lane";
        LanesBySize [] "Largest lanes first", "Give every lane its place by size again";
        Legend [Chord::key(Key::L)] "Legend", "Explain marks, fills and lines";
    }
    View, Window: {
        Palette [Chord::ctrl(Key::K)] "Commands…", "Find a command, an event, an entity or an article";
        Keys [Chord::typed("?"), Chord::key(Key::F1)] "Keys", "Show every key";
        Light [] "Light theme", "Dark on light";
        Dark [] "Dark theme", "Light on dark";
        HighContrast [] "High contrast theme", "Black on white, every mark told by its shape";
        FollowSystem [] "Theme of the desktop", "Light or dark, as the desktop is";
        ReduceMotion [] "Reduce motion", "Let nothing move, or take that back";
        LargerText [Chord::ctrl(Key::Plus), Chord::ctrl(Key::Equals)] "Larger interface", "Make everything larger";
        SmallerText [Chord::ctrl(Key::Minus)] "Smaller interface", "Make everything smaller";
        UsualText [Chord::ctrl(Key::Num0)] "Usual size", "Make everything as large as it is at first";
    }
    View, Desk: {
        History [Chord::ctrl(Key::H)] "History", "List every step, to travel to any of them, and every decision";
        Checks [Chord::key(Key::V)] "Checks", "List what a careful editor would ask, each with its fix";
        NextCheck [Chord::shift(Key::V)] "Next check", "Go to the next thing that a careful editor would ask";
        Questions [Chord::key(Key::J)] "Questions and notes", "List what is to be found out, and the notes on passages";
        Ask [Chord::shift(Key::J)] "Ask a question…", "Write down what is to be found out about what is chosen";
        Tour [] "Tour", "Show in six steps what is where";
        Desk [] "Desk", "Show articles, timeline and reader side by side";
        Queue [Chord::key(Key::Q)] "Queue", "Review one candidate after the other; again leads back to the desk";
        LeftPanel [Chord::ctrl(Key::B)] "Articles and entities", "Show or hide the left side";
        RightPanel [Chord::ctrl_shift(Key::B)] "Inspector", "Show or hide the right side";
        TableView [Chord::key(Key::B)] "Table", "Show every shown event as a row, or go back to the desk";
        ToggleEvents [Chord::alt(Key::Num1)] "Highlight events", "Mark the words of events in the article";
        ToggleDates [Chord::alt(Key::Num2)] "Highlight dates", "Mark dates in the article";
        TogglePeople [Chord::alt(Key::Num3)] "Highlight people", "Mark people in the article";
        ToggleOrganizations [Chord::alt(Key::Num4)] "Highlight organizations", "Mark organizations in the article";
        TogglePlaces [Chord::alt(Key::Num5)] "Highlight places", "Mark places in the article";
    }
    Review, Desk: {
        Reading(1) [Chord::key(Key::Num1)] "Choice 1", "Take entry 1 of the open list, else the first type";
        Reading(2) [Chord::key(Key::Num2)] "Choice 2", "Take entry 2 of the open list, else the second type";
        Reading(3) [Chord::key(Key::Num3)] "Choice 3", "Take entry 3 of the open list, else the third type";
        Reading(4) [Chord::key(Key::Num4)] "Choice 4", "Take entry 4 of the open list, else the fourth type";
        Reading(5) [Chord::key(Key::Num5)] "Choice 5", "Take entry 5 of the open list, else the fifth type";
        Reading(6) [Chord::key(Key::Num6)] "Choice 6", "Take entry 6 of the open list, else the sixth type";
        Reading(7) [Chord::key(Key::Num7)] "Choice 7", "Take entry 7 of the open list, else the seventh type";
        Reading(8) [Chord::key(Key::Num8)] "Choice 8", "Take entry 8 of the open list, else the eighth type";
        Reading(9) [Chord::key(Key::Num9)] "Choice 9", "Take entry 9 of the open list, else the ninth type";
    }
}

#[cfg(test)]
mod tests {
    use super::registry;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut keys: Vec<(String, &str)> =
            registry().iter().flat_map(|entry| entry.keys.iter().map(|chord| (chord.label(), entry.label))).collect();
        keys.sort();
        for pair in keys.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} and {}", pair[0].1, pair[1].1);
        }
    }

    #[test]
    fn every_command_is_listed_once_and_described() {
        let mut commands: Vec<_> = registry().iter().map(|entry| entry.command).collect();
        commands.sort();
        let n = commands.len();
        commands.dedup();
        assert_eq!(commands.len(), n);
        for entry in registry() {
            assert!(!entry.help.ends_with('.') && !entry.help.is_empty(), "{}", entry.label);
        }
    }
}

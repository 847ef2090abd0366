//! A model: everything that is read from one model file.

use std::sync::OnceLock;

use super::ModelError;
use super::Tag;
use super::attributes::AttributeRules;
use super::char_class::CharClass;
use super::config::Config;
use super::encoder::Encoder;
use super::features::FeatureReader;
use super::kernel::Affine;
use super::lemmas::Lemmatizer;
use super::names::NameRecognizer;
use super::parser::Parser;
use super::table::SortedTable;
use super::tokenizer::Tokenizer;
use super::weights::Weights;

/// The English model, made by `tools/convert_model.py`.
static ENGLISH: &[u8] = include_bytes!("../../assets/weights/en_core_web_sm.safetensors");

/// A pipeline of tokenizer, tagger, parser, name recognizer and lemmatizer for one language.
///
/// It never changes after loading and is shared between threads; [`super::Analyzer`] runs it.
#[derive(Debug)]
pub struct Model<'a> {
    pub(super) classes: Vec<CharClass>,
    pub(super) tokenizer: Tokenizer,
    pub(super) features: FeatureReader<'a>,
    /// The encoder of tagger and parser.
    pub(super) shared: Encoder<'a>,
    pub(super) tagger: Affine,
    pub(super) tags: Vec<Tag>,
    pub(super) parser: Parser,
    /// The encoder of the name recognizer.
    pub(super) names_encoder: Encoder<'a>,
    pub(super) names: NameRecognizer,
    pub(super) attributes: AttributeRules,
    pub(super) lemmatizer: Lemmatizer<'a>,
}

impl Model<'static> {
    /// Returns the English model that is part of the program; it is read the first time.
    ///
    /// # Errors
    ///
    /// Returns why the model cannot be read, which would be a mistake in the build.
    pub fn embedded() -> Result<&'static Self, &'static ModelError> {
        static MODEL: OnceLock<Result<Model<'static>, ModelError>> = OnceLock::new();
        MODEL.get_or_init(|| Model::from_bytes(ENGLISH)).as_ref()
    }
}

impl<'a> Model<'a> {
    /// Reads a model file; its large tables stay where they are in `bytes`.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the file.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let weights = Weights::open(bytes)?;
        let config: Config = serde_json::from_str(weights.text("config")?)?;
        let classes: Vec<CharClass> = config.classes.iter().map(|ranges| CharClass::new(ranges)).collect();
        let shared = Encoder::new(&weights, "shared", &config.shared)?;
        let names_encoder = Encoder::new(&weights, "names", &config.names)?;
        let parser = Parser::new(&weights, &config.parser_moves, shared.width())?;
        let tags = config.tags.iter().map(|name| Tag::new(name).ok_or_else(|| unknown(name)));
        Ok(Self {
            tokenizer: Tokenizer::new(config.tokenizer, &classes)?,
            features: FeatureReader::new(
                config.symbols.into_iter().collect(),
                SortedTable::new(weights.text("norms")?)?,
                [class(&classes, config.alpha)?, class(&classes, config.digit)?, class(&classes, config.upper)?],
            ),
            tagger: tagger(&weights, shared.width(), config.tags.len())?,
            tags: tags.collect::<Result<_, _>>()?,
            names: NameRecognizer::new(&weights, &config.name_moves, names_encoder.width())?,
            attributes: AttributeRules::new(&config.attribute_rules, &config.tags, &parser.deps)?,
            lemmatizer: Lemmatizer::new(&weights, config.lemma_rules)?,
            classes,
            shared,
            names_encoder,
            parser,
        })
    }
}

fn tagger(weights: &Weights<'_>, width: usize, n_tags: usize) -> Result<Affine, ModelError> {
    let weight = weights.numbers("tagger.weight", &[n_tags, width])?;
    Ok(Affine::new(&weight, &weights.numbers("tagger.bias", &[n_tags])?, width, |tag| tag))
}

fn class(classes: &[CharClass], number: usize) -> Result<CharClass, ModelError> {
    classes.get(number).cloned().ok_or_else(|| ModelError::Table(format!("there is no character class {number}")))
}

fn unknown(label: &str) -> ModelError {
    ModelError::Table(format!("the label {label} is too long"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_read() {
        let model = Model::embedded().unwrap();
        assert_eq!(model.tags.len(), 50);
        assert_eq!(model.shared.width(), model.names_encoder.width());
    }

    #[test]
    fn a_damaged_model_is_refused() {
        assert!(Model::from_bytes(&ENGLISH[..ENGLISH.len() - 1]).is_err());
        assert!(Model::from_bytes(&ENGLISH[..4000]).is_err());
    }
}

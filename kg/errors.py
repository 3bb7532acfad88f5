"""Every error Knooppunt raises on purpose, as one tree.

    KnooppuntError
     ├─ InputError            a file or folder that cannot be used; the batch goes on
     │   ├─ UnreadableInput       empty, binary, wrong encoding, damaged, encrypted
     │   ├─ UnsupportedInput      no reader for this kind of file
     │   └─ OversizedInput        larger than a reader takes on
     ├─ KnowledgeBaseError    the folder given with --kb
     │   ├─ MissingKnowledgeBase  there is none
     │   ├─ NewerKnowledgeBase    a newer Knooppunt wrote it
     │   ├─ LockedKnowledgeBase   another process is writing
     │   └─ DamagedKnowledgeBase  a file is not what the manifest says
     ├─ VocabularyError       a vocabulary file that does not hold to the shapes
     ├─ QueryError            SPARQL that cannot be parsed or is not allowed
     ├─ QuestionError         a question that is empty or too long
     ├─ UnknownEntity         a name that no entity answers to
     ├─ EndpointError         a language model that cannot be reached or does not answer as it should (kg.llm.endpoint)
     ├─ DecisionError         a judgement on entities that cannot be made or undone
     ├─ EncoderError          an encoder that cannot be loaded, or another than the index was made with
     └─ OffsetError           a span outside its text, or edits that overlap

A message says what was seen and what to do, in one sentence that names the thing.
"""


class KnooppuntError(Exception):
    """Base of everything that is reported to the user as one sentence."""


class InputError(KnooppuntError):
    """A file or folder that cannot be used."""


class UnreadableInput(InputError):
    """Empty, binary, in an unknown encoding, damaged or encrypted."""


class UnsupportedInput(InputError):
    """No reader takes this kind of file."""


class OversizedInput(InputError):
    """Larger than a reader takes on."""


class KnowledgeBaseError(KnooppuntError):
    """Something is wrong with the knowledge base folder."""


class MissingKnowledgeBase(KnowledgeBaseError):
    """The folder holds no knowledge base."""


class NewerKnowledgeBase(KnowledgeBaseError):
    """Written by a newer version of Knooppunt."""


class LockedKnowledgeBase(KnowledgeBaseError):
    """Another process is writing."""


class DamagedKnowledgeBase(KnowledgeBaseError):
    """A stored file is truncated, foreign or changed."""


class VocabularyError(KnooppuntError):
    """A vocabulary file that does not hold to the shapes."""


class QueryError(KnooppuntError):
    """SPARQL that cannot be parsed or is not allowed."""


class QuestionError(KnooppuntError):
    """A question that is empty or too long."""


class UnknownEntity(KnooppuntError):
    """A name that no entity answers to."""


class DecisionError(KnooppuntError):
    """A judgement on entities that cannot be made or undone."""


class EncoderError(KnooppuntError):
    """An encoder that cannot be loaded, or not the one the index was made with."""


class OffsetError(KnooppuntError):
    """A span outside its text, or edits that overlap."""

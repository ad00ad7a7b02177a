package io.tributary.schemas.codec;

import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;

/** The codecs of all families but changes, whose key is part of them ({@link ChangeCodec}). */
public final class Codecs {
    public static final Codec<LaneRequest> LANE_REQUEST = Codec.via(LaneRequestJson.class,
            LaneRequestJson::of, LaneRequestJson::toRequest);

    public static final Codec<Reply> REPLY = Codec.via(ReplyJson.class, ReplyJson::of,
            ReplyJson::toReply);

    public static final Codec<Receipt> RECEIPT = Codec.via(ReceiptJson.class, ReceiptJson::of,
            ReceiptJson::toReceipt);

    public static final Codec<Conflict> CONFLICT = Codec.via(ConflictJson.class, ConflictJson::of,
            ConflictJson::toConflict);

    /** How a conflict was settled, as the processor remembers it. */
    public static final Codec<Settled> SETTLED = Codec.via(ConflictJson.SettledJson.class,
            ConflictJson.SettledJson::of, ConflictJson.SettledJson::toSettled);

    public static final Codec<Head> HEAD = Codec.via(HeadJson.class, HeadJson::of,
            HeadJson::toHead);

    public static final Codec<RegistryEntry> REGISTRY_ENTRY = Codec.via(RegistryEntryJson.class,
            RegistryEntryJson::of, RegistryEntryJson::toEntry);

    public static final Codec<Answer> ANSWER = Codec.via(AnswerJson.class, AnswerJson::of,
            AnswerJson::toAnswer);

    public static final Codec<Measurements> MEASUREMENTS = Codec.via(MeasurementsJson.class,
            MeasurementsJson::of, MeasurementsJson::toMeasurements);

    public static final Codec<AlarmState> ALARM_STATE = Codec.via(AlarmStateJson.class,
            AlarmStateJson::of, AlarmStateJson::toState);

    public static final Codec<Channels> CHANNELS = Codec.via(Channels.class, it -> it, it -> it);

    public static final Codec<JournalEntry> JOURNAL_ENTRY = Codec.via(JournalEntryJson.class,
            JournalEntryJson::of, JournalEntryJson::toEntry);

    public static final Codec<Progress> PROGRESS = Codec.via(ProgressJson.class,
            ProgressJson::of, ProgressJson::toProgress);

    public static final Codec<AuditEntry> AUDIT_ENTRY = Codec.via(AuditEntryJson.class,
            AuditEntryJson::of, AuditEntryJson::toEntry);

    private Codecs() {}
}

package io.tributary.schemas.codec;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
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

    private Codecs() {}
}

// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type Webhooks = PostUserRegisteredWebhookRequest | PostUserUpdatedWebhookRequest | PostWorkspaceCreatedWebhookRequest | PostWorkspaceUpdatedWebhookRequest | PostMemberInvitedWebhookRequest | PostMemberJoinedWebhookRequest | PostMemberRoleChangedWebhookRequest | PostMemberRemovedWebhookRequest | PostEntryCreatedWebhookRequest | PostEntryUpdatedWebhookRequest | PostEntryContentReplacedWebhookRequest | PostEntryTaggedWebhookRequest | PostEntryTrashedWebhookRequest | PostEntryRestoredWebhookRequest | PostEntryRevisionRestoredWebhookRequest | PostEntryPurgedWebhookRequest | PostEntryPublishedWebhookRequest | PostPostCreatedWebhookRequest | PostPostUpdatedWebhookRequest | PostPostContentReplacedWebhookRequest | PostPostSlugChangedWebhookRequest | PostPostScheduledWebhookRequest | PostPostScheduleCancelledWebhookRequest | PostPostPublishedWebhookRequest | PostPostUnpublishedWebhookRequest | PostPostTrashedWebhookRequest | PostPostRestoredWebhookRequest | PostPostResyncedWebhookRequest | PostPostPurgedWebhookRequest | PostCommentCreatedWebhookRequest | PostCommentEditedWebhookRequest | PostCommentDeletedWebhookRequest | PostCommentReportedWebhookRequest | PostCommentApprovedWebhookRequest | PostCommentRejectedWebhookRequest | PostCommentMarkedSpamWebhookRequest | PostCommentHiddenWebhookRequest | PostCommentUnhiddenWebhookRequest | PostMediaUploadedWebhookRequest | PostMediaDeletedWebhookRequest;

/**
 * A strong entity tag (RFC 9110 §8.8.3), the version of a resource in quotes. That of a compressed answer names the coding
 * as well, `"3-br"`: as a condition it means the same version.
 *
 */
export type EntityTag = string;

/**
 * 1 to 255 visible ASCII characters.
 */
export type IdempotencyKey = string;

/**
 * An instant in UTC.
 */
export type Instant = string;

/**
 * An instant with its offset from UTC (RFC 3339): a time without one is refused. Digits beyond microseconds are cut.
 *
 */
export type GivenInstant = string;

/**
 * A calendar day, 1800 to 2199, without time or zone.
 */
export type Day = string;

/**
 * An e-mail address. Upper and lower case are the same, and so are the two spellings of a domain with letters beyond ASCII
 * (`münchen.de`, `xn--mnchen-3ya.de`). The part before the `@` is ASCII.
 *
 */
export type Email = string;

/**
 * 8 to 128 characters of any script, no rules about their mixture. It is normalised to NFC, never cut, and appears in no
 * answer.
 *
 */
export type Password = string;

/**
 * The name in public addresses. Letters, marks and digits of one script (UTS #39 single script), `_` and `-` inside. Upper
 * and lower case are the same.
 *
 */
export type Username = string;

/**
 * The name that people see. Kept as one line, like a title.
 */
export type DisplayName = string;

/**
 * A time zone of the IANA database.
 */
export type TimeZone = string;

/**
 * A language tag (BCP 47), language, script and region.
 */
export type Locale = string;

/**
 * A tag, kept as one line, like a title. Tags are compared by what one sees: case, width, invisible characters and the number
 * of spaces make no other tag.
 *
 */
export type Tag = string;

/**
 * A set of tags; their order does not matter.
 */
export type Tags = Array<Tag>;

/**
 * A line of text with something to see in it. It is kept in NFC, without space around it, with one space where there are
 * several, and without invisible characters that change nothing of how it looks.
 *
 */
export type Title = string;

/**
 * The last part of a post's address. Letters, marks and digits of any script, with single hyphens between; compared without
 * case, in NFKC.
 *
 */
export type Slug = string;

/**
 * An address on the web.
 */
export type WebAddress = string;

/**
 * How the writer felt.
 */
export type Mood = 'awful' | 'bad' | 'sad' | 'angry' | 'anxious' | 'tired' | 'neutral' | 'calm' | 'content' | 'grateful' | 'happy' | 'excited' | 'great';

/**
 * What a new account starts with.
 */
export type Registration = {
    email: Email;
    username: Username;
    /**
     * The username when absent.
     */
    display_name?: DisplayName;
    time_zone?: TimeZone;
    locale?: Locale;
};

/**
 * Says no more than that the request was taken.
 */
export type RegistrationReceipt = {
    status: 'accepted';
    message: string;
};

/**
 * A credential.
 */
export type SignIn = {
    email: Email;
};

/**
 * A refresh token to exchange.
 */
export type TokenRefresh = {
    refresh_token: string;
};

/**
 * A token as it stands in a letter. It opens one thing, once.
 */
export type MailToken = string;

/**
 * Says no more than that the request was taken.
 */
export type MailReceipt = {
    status: 'accepted';
    message: string;
};

/**
 * What proves that an address is somebody's.
 */
export type EmailVerification = {
    [key: string]: never;
};

/**
 * Whose password was forgotten.
 */
export type PasswordReset = {
    email: Email;
};

/**
 * A token that was sent, and the password to have from now on.
 */
export type PasswordResetConfirmation = {
    [key: string]: never;
};

/**
 * The password of the account that the caller is signed in to.
 */
export type Reauthentication = {
    [key: string]: never;
};

/**
 * An access token for step-up operations.
 */
export type ElevatedGrant = {
    /**
     * Send it as `Authorization` header, with the word Bearer before it.
     */
    access_token: string;
    token_type: 'Bearer';
    /**
     * Seconds until the access token expires.
     */
    expires_in: number;
    /**
     * Seconds for which it counts as step-up.
     */
    elevated_for: number;
};

/**
 * A pair of tokens, and the session that they belong to.
 */
export type TokenGrant = {
    /**
     * Send it as `Authorization` header, with the word Bearer before it.
     */
    access_token: string;
    token_type: 'Bearer';
    /**
     * Seconds until the access token expires.
     */
    expires_in: number;
    /**
     * Works once.
     */
    refresh_token: string;
    session: Session;
};

/**
 * A sign-in on one device, with all the tokens that descend from it.
 */
export type Session = {
    id: string;
    /**
     * What the client called itself, cut to 512 characters.
     */
    user_agent: string | null;
    /**
     * The network that it was last used from.
     */
    ip_prefix: string | null;
    /**
     * Whether it is the session of this very request.
     */
    current: boolean;
    created_at: Instant;
    last_used_at: Instant;
    /**
     * When it ends for good, however much it is used.
     */
    expires_at: Instant;
};

/**
 * One page of sessions.
 */
export type SessionList = {
    data: Array<Session>;
    next_cursor: NextCursor;
};

/**
 * Pass it as `cursor` to get the next page; null on the last one.
 */
export type NextCursor = string | null;

/**
 * A JSON Web Key Set (RFC 7517).
 */
export type JsonWebKeySet = {
    keys: Array<JsonWebKey>;
};

/**
 * A public key for signatures (RFC 8037).
 */
export type JsonWebKey = {
    kty: 'OKP';
    crv: 'Ed25519';
    x: string;
    kid: string;
    use: 'sig';
    alg: 'EdDSA';
};

/**
 * The signed-in person's own account.
 */
export type Account = {
    id: string;
    email: Email;
    /**
     * Whether the address is confirmed.
     */
    email_verified: boolean;
    /**
     * The address that the account will have once it is confirmed.
     */
    pending_email: Email | null;
    username: Username;
    display_name: DisplayName;
    avatar_url: WebAddress | null;
    time_zone: TimeZone;
    locale: Locale;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * The fields of an account that its owner may change here.
 */
export type AccountPatch = {
    /**
     * Needs step-up. The account keeps its address until the new one is confirmed with the token sent there. The present
     * address takes the wish back.
     *
     */
    email?: Email;
    username?: Username;
    display_name?: DisplayName;
    avatar_url?: WebAddress | null;
    time_zone?: TimeZone;
    locale?: Locale;
};

/**
 * The present password, and the one to have from now on.
 */
export type PasswordChange = {
    [key: string]: never;
};

/**
 * What an API key may be allowed to do.
 */
export type KeyScope = 'account:read' | 'workspaces:read' | 'workspaces:write' | 'workspaces:admin' | 'entries:read' | 'entries:write' | 'entries:audit' | 'collab:connect' | 'posts:read' | 'posts:write' | 'posts:publish' | 'posts:interact' | 'comments:write' | 'comments:moderate' | 'media:read' | 'media:write' | 'exports:manage' | 'webhooks:manage' | 'events:read';

/**
 * A credential of a program, without the key itself.
 */
export type ApiKey = {
    id: string;
    name: ApiKeyName;
    /**
     * The beginning of the key.
     */
    prefix: string;
    /**
     * The end of the key.
     */
    last_four: string;
    scopes: Array<KeyScope>;
    created_at: Instant;
    expires_at: Instant;
    /**
     * When it was last used, to about a minute.
     */
    last_used_at: Instant | null;
};

/**
 * What the key is for. Kept as one line, like a title.
 */
export type ApiKeyName = string;

/**
 * What a new key is for, what it may do and for how long.
 */
export type ApiKeyCreate = {
    name: ApiKeyName;
    /**
     * No more than your own credential holds.
     */
    scopes: Array<KeyScope>;
    expires_in_days: number;
};

/**
 * A new key. Keep it; it is not shown again.
 */
export type ApiKeyCreated = {
    /**
     * Send it as `X-API-Key`.
     */
    key: string;
    api_key: ApiKey;
};

/**
 * One page of API keys.
 */
export type ApiKeyList = {
    data: Array<ApiKey>;
    next_cursor: NextCursor;
};

/**
 * Counts the changes of a resource, from 1. In quotes, it is the `ETag`.
 */
export type Version = number;

/**
 * Who may publish an entry: nobody (`disabled`), its author (`author`), or every editor (`editors`).
 *
 */
export type Publishing = 'disabled' | 'author' | 'editors';

/**
 * A place for entries, and the caller's role in it.
 */
export type Workspace = {
    id: string;
    name: WorkspaceName;
    description: string | null;
    /**
     * The caller's role.
     */
    role: 'owner' | 'admin' | 'editor' | 'viewer';
    publishing: Publishing;
    /**
     * How long the trash keeps an entry.
     */
    trash_retention_days: number;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * A line of text. Kept as one line, like a title.
 */
export type WorkspaceName = string;

/**
 * What a new workspace starts with.
 */
export type WorkspaceCreate = {
    name: WorkspaceName;
    description?: string | null;
    publishing?: Publishing;
    trash_retention_days?: number;
};

/**
 * The fields of a workspace that owners and admins may change.
 */
export type WorkspacePatch = {
    name?: WorkspaceName;
    description?: string | null;
    publishing?: Publishing;
    trash_retention_days?: number;
};

/**
 * One page of workspaces.
 */
export type WorkspaceList = {
    data: Array<Workspace>;
    next_cursor: NextCursor;
};

/**
 * What a member may do. From the most to the least powerful.
 */
export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

/**
 * Somebody who belongs to a workspace.
 */
export type Member = {
    status: 'active';
    user: Author;
    role: Role;
    version: Version;
    created_at: Instant;
};

/**
 * Somebody who is invited to a workspace.
 */
export type PendingMember = {
    status: 'pending';
    invitation_id: string;
    email: Email;
    role: InvitedRole;
    created_at: Instant;
    expires_at: Instant;
};

/**
 * One page of members.
 */
export type MemberList = {
    data: Array<Member | PendingMember>;
    next_cursor: NextCursor;
};

/**
 * What of a member may be changed.
 */
export type MemberPatch = {
    role?: Role;
};

/**
 * What an invited person may do. Owners are made of members.
 */
export type InvitedRole = 'admin' | 'editor' | 'viewer';

/**
 * Who is invited, and to which role.
 */
export type InvitationCreate = {
    email: Email;
    role: InvitedRole;
};

/**
 * An invitation that can be accepted.
 */
export type Invitation = {
    id: string;
    workspace_id: string;
    email: Email;
    role: InvitedRole;
    created_at: Instant;
    expires_at: Instant;
};

/**
 * The token of an invitation.
 */
export type InvitationAcceptance = {
    token: string;
};

/**
 * Who wrote something, as everybody may see them.
 */
export type Author = {
    id: string;
    username: Username;
    display_name: DisplayName;
    avatar_url: WebAddress | null;
};

/**
 * A person as everybody sees them.
 */
export type PublicProfile = {
    id: string;
    username: Username;
    display_name: DisplayName;
    avatar_url: WebAddress | null;
    /**
     * How many posts of this person everybody can read.
     */
    posts_count: Count;
    created_at: Instant;
};

/**
 * Whether the entry is in the trash.
 */
export type EntryStatus = 'active' | 'trashed';

/**
 * An entry without its content.
 */
export type EntrySummary = {
    id: string;
    workspace_id: string;
    author: Author;
    title: Title;
    entry_date: Day;
    time_zone: TimeZone;
    mood: Mood | null;
    pinned: boolean;
    tags: Tags;
    status: EntryStatus;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
    deleted_at: Instant | null;
    purge_at: Instant | null;
};

/**
 * One page of entries.
 */
export type EntryList = {
    data: Array<EntrySummary>;
    next_cursor: NextCursor;
};

/**
 * A private journal entry.
 */
export type Entry = {
    id: string;
    workspace_id: string;
    author: Author;
    title: Title;
    content: BlockDocument;
    /**
     * The day that the entry is about, in the zone where it was written. Travel does not move it.
     */
    entry_date: Day;
    time_zone: TimeZone;
    mood: Mood | null;
    pinned: boolean;
    tags: Tags;
    status: EntryStatus;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
    /**
     * When it was put in the trash.
     */
    deleted_at: Instant | null;
    /**
     * When the trash forgets it.
     */
    purge_at: Instant | null;
};

/**
 * What a new entry starts with.
 */
export type EntryCreate = {
    title: Title;
    content?: BlockDocument;
    /**
     * Today in `time_zone` when absent.
     */
    entry_date?: Day;
    /**
     * The writer's own when absent.
     */
    time_zone?: TimeZone;
    mood?: Mood | null;
    pinned?: boolean;
    tags?: Tags;
};

/**
 * The fields of an entry that a patch may change; the content has an operation of its own.
 */
export type EntryPatch = {
    title?: Title;
    entry_date?: Day;
    time_zone?: TimeZone;
    mood?: Mood | null;
    pinned?: boolean;
    tags?: Tags;
};

/**
 * What is left to know of an entry in the trash.
 */
export type TrashedEntry = {
    id: string;
    workspace_id: string;
    version: Version;
    deleted_at: Instant;
    purge_at: Instant;
};

/**
 * What made the version.
 */
export type RevisionReason = 'created' | 'updated' | 'content_replaced' | 'tagged' | 'trashed' | 'restored' | 'revision_restored' | 'published';

/**
 * How many blocks.
 */
export type BlockCount = number;

/**
 * A version of an entry, without the state itself.
 */
export type RevisionSummary = {
    version: Version;
    reason: RevisionReason;
    /**
     * Who made it; null for an account that is gone.
     */
    editor: Author | null;
    title: Title;
    /**
     * How many bytes of JSON the content has.
     */
    size_bytes: Count;
    blocks_added: BlockCount;
    blocks_changed: BlockCount;
    blocks_removed: BlockCount;
    created_at: Instant;
};

/**
 * One page of revisions.
 */
export type RevisionList = {
    data: Array<RevisionSummary>;
    next_cursor: NextCursor;
};

/**
 * The state of an entry at one version. It never changes.
 */
export type Revision = {
    entry_id: string;
    version: Version;
    reason: RevisionReason;
    /**
     * Who made it; null for an account that is gone.
     */
    editor_id: string | null;
    title: Title;
    content: BlockDocument;
    entry_date: Day;
    time_zone: TimeZone;
    mood: Mood | null;
    pinned: boolean;
    tags: Tags;
    status: EntryStatus;
    /**
     * How many bytes of JSON the content has.
     */
    size_bytes: Count;
    blocks_added: BlockCount;
    blocks_changed: BlockCount;
    blocks_removed: BlockCount;
    created_at: Instant;
    /**
     * What was asked for with `diff_from`; null without it.
     */
    diff: RevisionDiff | null;
};

/**
 * How one state of an entry comes out of another: a JSON Patch (RFC 6902) for the revision of `from_version`. It replaces
 * fields as a whole, and blocks one by one. Applied, it gives title, content, day, time zone, mood, pin, tags and status of
 * this revision.
 *
 */
export type RevisionDiff = {
    from_version: Version;
    operations: Array<PatchOperation>;
};

/**
 * One step of a JSON Patch (RFC 6902).
 */
export type PatchOperation = ({
    op: 'add';
} & PatchAdd) | ({
    op: 'replace';
} & PatchReplace) | ({
    op: 'remove';
} & PatchRemove);

/**
 * Insert a block.
 */
export type PatchAdd = {
    op: 'add';
    path: BlockPath;
    value: Block;
};

/**
 * Put something else in the place of a block or a field.
 */
export type PatchReplace = {
    op: 'replace';
    /**
     * Where, as a JSON Pointer (RFC 6901).
     */
    path: string;
    /**
     * The block, or the value of the field.
     */
    value: Block | Tags | string | boolean | null;
};

/**
 * Take a block away.
 */
export type PatchRemove = {
    op: 'remove';
    path: BlockPath;
};

/**
 * The place of a block, as a JSON Pointer (RFC 6901).
 */
export type BlockPath = string;

/**
 * One event in the history of an entry.
 */
export type EntryEvent = {
    event_id: string;
    /**
     * What happened.
     */
    type: string;
    /**
     * The version of this type's shape.
     */
    schema_version: number;
    /**
     * The version of the entry that it made.
     */
    version: Version;
    occurred_at: Instant;
    actor: Actor;
    /**
     * The trace of the request that caused it.
     */
    trace_id: string | null;
    /**
     * What changed, as it was recorded, but for the content. Its members depend on the type.
     */
    change: {
        [key: string]: unknown;
    };
};

/**
 * One page of events.
 */
export type EntryEventList = {
    data: Array<EntryEvent>;
    next_cursor: NextCursor;
};

/**
 * Days with entries, and what was written on this day in earlier years.
 */
export type Calendar = {
    days: Array<CalendarDay>;
    on_this_day: Array<EntrySummary>;
};

/**
 * A day with entries.
 */
export type CalendarDay = {
    entry_date: Day;
    entries_count: Count;
};

/**
 * A tag of a workspace.
 */
export type WorkspaceTag = {
    id: string;
    name: Tag;
    /**
     * How many entries carry it, the trash not counted.
     */
    entries_count: Count;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * One page of tags.
 */
export type WorkspaceTagList = {
    data: Array<WorkspaceTag>;
    next_cursor: NextCursor;
};

/**
 * The new name of a tag, and whether it may be that of another.
 */
export type TagPatch = {
    name?: Tag;
    /**
     * Whether to merge the tag into the one that has the name already.
     */
    merge?: boolean;
};

/**
 * The content of an entry or a post, a list of blocks. Blocks are flat: nesting is a `level` on list items, so the document
 * never grows deeper. At most 5,000 nodes (blocks, items, cells and spans) and 1 MiB of JSON in all.
 *
 */
export type BlockDocument = {
    blocks: Array<Block>;
};

/**
 * One block, told apart by its `type`. Further types may come; leave out one that you do not know.
 */
export type Block = ({
    type: 'paragraph';
} & ParagraphBlock) | ({
    type: 'heading';
} & HeadingBlock) | ({
    type: 'list';
} & ListBlock) | ({
    type: 'checklist';
} & ChecklistBlock) | ({
    type: 'quote';
} & QuoteBlock) | ({
    type: 'code';
} & CodeBlock) | ({
    type: 'image';
} & ImageBlock) | ({
    type: 'audio';
} & AudioBlock) | ({
    type: 'video';
} & VideoBlock) | ({
    type: 'file';
} & FileBlock) | ({
    type: 'embed';
} & EmbedBlock) | ({
    type: 'divider';
} & DividerBlock) | ({
    type: 'table';
} & TableBlock);

/**
 * A name that the editor gives the block, to find it again. Readers of a post are not told it, its author is.
 */
export type BlockId = string;

/**
 * A private block never leaves the journal; publishing leaves it out.
 */
export type Private = boolean;

/**
 * Text in spans of equal appearance.
 */
export type RichText = Array<Span>;

/**
 * A run of text with the same marks. A line feed is a line break.
 */
export type Span = {
    text: BlockText;
    marks?: Array<'bold' | 'italic' | 'underline' | 'strikethrough' | 'code' | 'highlight'>;
    /**
     * Where the text leads: an address on the web, an email address (`mailto:`), a telephone number (`tel:`), a place in the
     * same text (`#fragment`), or a file that was uploaded here (`/api/v1/media/{media_id}/content`, of which the same
     * holds as of a block's `media_id`).
     *
     */
    link?: string;
};

/**
 * Text without control characters other than tab and line break. A carriage return, and one with a line feed, becomes a
 * line feed.
 *
 */
export type BlockText = string;

/**
 * Running text.
 */
export type ParagraphBlock = {
    type: 'paragraph';
    id?: BlockId;
    private?: Private;
    text: RichText;
};

/**
 * A heading.
 */
export type HeadingBlock = {
    type: 'heading';
    id?: BlockId;
    private?: Private;
    level: number;
    text: RichText;
};

/**
 * A list with bullets or numbers.
 */
export type ListBlock = {
    type: 'list';
    id?: BlockId;
    private?: Private;
    style: 'bullet' | 'ordered';
    items: Array<ListItem>;
};

/**
 * One item. `level` says how deep it is nested, 0 (or absent) at the outside.
 */
export type ListItem = {
    level?: Level;
    text: RichText;
};

/**
 * How deep an item is nested, 0 at the outside.
 */
export type Level = number;

/**
 * Things to do, and those that are done.
 */
export type ChecklistBlock = {
    type: 'checklist';
    id?: BlockId;
    private?: Private;
    items: Array<ChecklistItem>;
};

/**
 * One thing to do; not done when `checked` is absent.
 */
export type ChecklistItem = {
    checked?: boolean;
    level?: Level;
    text: RichText;
};

/**
 * Somebody's words.
 */
export type QuoteBlock = {
    type: 'quote';
    id?: BlockId;
    private?: Private;
    text: RichText;
    /**
     * Whose words, or from where.
     */
    cite?: Caption;
};

/**
 * A few words. Line breaks of any kind become line feeds.
 */
export type Caption = string;

/**
 * Program text, shown as it is.
 */
export type CodeBlock = {
    type: 'code';
    id?: BlockId;
    private?: Private;
    language?: string;
    /**
     * The program text. Line breaks of any kind become line feeds.
     */
    code: string;
};

export type ImageBlock = unknown & {
    type: 'image';
    id?: BlockId;
    private?: Private;
    media_id?: ShownMediaId;
    url?: WebAddress;
    /**
     * What it shows, for those who do not see it. Empty for a picture that is mere decoration.
     */
    alt: string;
    caption?: Caption;
};

/**
 * A file of one's own, or one that the workspace (or the post's entry) shows already.
 */
export type ShownMediaId = string;

/**
 * A sound recording, one that was uploaded here (`media_id`) or one on the web (`url`), not both.
 */
export type AudioBlock = {
    type: 'audio';
    id?: BlockId;
    private?: Private;
    media_id?: ShownMediaId;
    url?: WebAddress;
    title?: MediaTitle;
    caption?: Caption;
};

/**
 * A video, one that was uploaded here (`media_id`) or one on the web (`url`), not both.
 */
export type VideoBlock = {
    type: 'video';
    id?: BlockId;
    private?: Private;
    media_id?: ShownMediaId;
    url?: WebAddress;
    /**
     * The picture to show until the video plays.
     */
    poster_media_id?: ShownMediaId;
    title?: MediaTitle;
    caption?: Caption;
};

/**
 * A file to download, one that was uploaded here (`media_id`), of any type, or one on the web (`url`), not both. The
 * `title` is the text of its link: the name under which it was uploaded stays with its owner.
 *
 */
export type FileBlock = {
    type: 'file';
    id?: BlockId;
    private?: Private;
    media_id?: ShownMediaId;
    url?: WebAddress;
    title: MediaTitle;
    caption?: Caption;
};

/**
 * What the file is called. Search finds it, and it stands for the file where that cannot be played.
 */
export type MediaTitle = string;

/**
 * Something from another site, of those that may be embedded.
 */
export type EmbedBlock = {
    type: 'embed';
    id?: BlockId;
    private?: Private;
    /**
     * An address at one of the sites that may be embedded.
     */
    url: string;
    caption?: Caption;
};

/**
 * A line between two parts.
 */
export type DividerBlock = {
    type: 'divider';
    id?: BlockId;
    private?: Private;
};

/**
 * Rows of cells. Shorter rows are filled up with empty cells.
 */
export type TableBlock = {
    type: 'table';
    id?: BlockId;
    private?: Private;
    /**
     * Whether the first row is a header.
     */
    header?: boolean;
    rows: Array<TableRow>;
};

/**
 * The cells of a row.
 */
export type TableRow = Array<RichText>;

/**
 * Which version becomes public, and as what.
 */
export type PublicationCreate = {
    version: Version;
    slug?: Slug;
    summary?: Summary | null;
    tags?: Tags;
    aliases?: Aliases;
    publish_at?: PublishAt;
    published_at?: PublishedAt;
    /**
     * The zone in which the author thinks of `publish_at`, for display; the author's own when absent.
     */
    time_zone?: TimeZone;
};

/**
 * The instant at which a post becomes public, in the future, with its offset from UTC: a time without one is refused.
 * Digits beyond microseconds are cut.
 *
 */
export type PublishAt = string;

/**
 * The date of a post, as readers see it: now or in the past, from the year 1000 on, with its offset from UTC. A post that was
 * public elsewhere before keeps its date so. Lists, feeds and the order of popular posts go by it. The future is for
 * `publish_at`.
 *
 */
export type PublishedAt = string;

/**
 * An address that a post had in a former blog: a path with its query, such as `/2019/03/low-water.html` or `/?p=123`. Of a whole
 * address, scheme and host are left out. It is kept in a normal form: NFC, nothing percent-encoded that need not be, `.` and
 * `..` followed, no slash at the end and no two in a row, parameters in order and without those that only track visitors;
 * compared without case.
 *
 */
export type Alias = string;

/**
 * Addresses that the post had in a former blog. Which of them come first does not matter; each counts once.
 */
export type Aliases = Array<Alias>;

/**
 * A few lines that tell what the post is about. Line breaks of any kind become line feeds.
 */
export type Summary = string;

/**
 * Only published posts are seen by others than their author.
 */
export type PostStatus = 'draft' | 'scheduled' | 'published' | 'unpublished' | 'trashed';

/**
 * A post without its content.
 */
export type PostSummary = {
    id: string;
    author: Author;
    title: Title;
    slug: Slug;
    status: PostStatus;
    summary: Summary | null;
    tags: Tags;
    metadata: PostMetadata;
    comment_policy: CommentPolicy;
    comments_count: Count;
    likes_count: Count;
    bookmarks_count: Count;
    version: Version;
    published_at: Instant | null;
    created_at: Instant;
    updated_at: Instant;
    /**
     * What only the author is told; null for everybody else.
     */
    authoring: PostAuthoring | null;
};

/**
 * One page of posts.
 */
export type PostList = {
    data: Array<PostSummary>;
    next_cursor: NextCursor;
};

/**
 * A post. Nothing in it tells anybody but its author which entry it came from.
 *
 */
export type Post = PostFields;

/**
 * A post just written, with what its HTML does not show of the content.
 */
export type WrittenPost = PostFields & {
    /**
     * What `content_html` does not show as the author wrote it, in the order of the source; empty when it shows everything,
     * and when the request left the content as it was. They are in this answer alone: reading the post does not repeat them.
     *
     */
    warnings: Array<ContentWarning>;
};

/**
 * Something that was left out or changed when the HTML was derived from the content. `line` and `column` are a place in
 * Markdown or HTML, `block` is one in blocks.
 *
 */
export type ContentWarning = {
    /**
     * The reason, for programs. Further codes may come.
     */
    code: string;
    /**
     * What was left out and why, for people.
     */
    detail: string;
    /**
     * The line of the source, from 1; null for blocks, and where no place is known.
     */
    line: number | null;
    /**
     * The column in that line, from 1.
     */
    column: number | null;
    /**
     * The index of the block, from 0; null for Markdown and HTML.
     */
    block: number | null;
};

/**
 * The members of a post.
 */
export type PostFields = {
    id: string;
    author: Author;
    title: Title;
    slug: Slug;
    status: PostStatus;
    summary: Summary | null;
    content_format: ContentFormat;
    /**
     * The content when it is written in blocks; null for the other formats.
     */
    content: BlockDocument | null;
    /**
     * The content as sanitised HTML.
     */
    content_html: string;
    /**
     * The Markdown or HTML as its author wrote it; null for blocks, and for everybody but the author.
     */
    content_raw: SourceText | null;
    tags: Tags;
    metadata: PostMetadata;
    comment_policy: CommentPolicy;
    comments_count: Count;
    likes_count: Count;
    bookmarks_count: Count;
    version: Version;
    /**
     * When it first became public, or the date that its author gave it; null before that.
     */
    published_at: Instant | null;
    created_at: Instant;
    updated_at: Instant;
    /**
     * What only the author is told; null for everybody else.
     */
    authoring: PostAuthoring | null;
};

/**
 * What only the author of a post is told of it.
 */
export type PostAuthoring = {
    /**
     * The entry that the post was made of, if it was.
     */
    entry_id: string | null;
    /**
     * The version of the entry that the post shows.
     */
    entry_version: Version | null;
    /**
     * How many later versions of the entry changed its title or content; null without an entry that the author may see.
     *
     */
    unsynced_versions: Count | null;
    /**
     * The base address that the content was written with, if it was.
     */
    base_url: BaseUrl | null;
    /**
     * When it is to become public, or was planned to.
     */
    scheduled_at: Instant | null;
    /**
     * The zone in which the author thought of it.
     */
    schedule_zone: TimeZone | null;
    /**
     * When it was put in the trash.
     */
    deleted_at: Instant | null;
    /**
     * When the trash forgets it.
     */
    purge_at: Instant | null;
    /**
     * The addresses that it had in a former blog, which lead readers to it while it is public.
     */
    aliases: Array<string>;
};

/**
 * What is left to know of a post in the trash.
 */
export type TrashedPost = {
    id: string;
    version: Version;
    deleted_at: Instant;
    purge_at: Instant;
};

/**
 * What the content was written in.
 */
export type ContentFormat = 'blocks' | 'markdown' | 'html';

/**
 * Markdown or HTML, as it was written.
 */
export type SourceText = string;

/**
 * The content of a post, told apart by its `content_format`. Markdown is GitHub's dialect, with definition lists and
 * mathematics; HTML is kept as far as it is allowed. At most 5,000 nodes of blocks (blocks, items, cells and spans), 20,000 tags
 * of HTML, given or made by Markdown, and 1 MiB of JSON in all.
 *
 */
export type PostContent = ({
    content_format: 'blocks';
} & BlocksContent) | ({
    content_format: 'markdown';
} & MarkdownContent) | ({
    content_format: 'html';
} & HtmlContent);

/**
 * Content in blocks, none of them private; `private` may be false.
 */
export type BlocksContent = {
    content_format: 'blocks';
    blocks: Array<Block>;
};

/**
 * Content in Markdown.
 */
export type MarkdownContent = {
    content_format: 'markdown';
    text: SourceText;
    base_url?: BaseUrl;
};

/**
 * Content in HTML, of which what is not allowed is left out of `content_html`.
 */
export type HtmlContent = {
    content_format: 'html';
    text: SourceText;
    base_url?: BaseUrl;
};

/**
 * The address against which relative addresses of the text resolve, such as that of the page from which it was taken.
 * Without one, a `canonical_url` in the post's metadata is the base.
 *
 */
export type BaseUrl = string;

/**
 * A text, a whole number, or yes or no.
 */
export type MetadataValue = string | number | boolean;

/**
 * The name of a member of the metadata.
 */
export type MetadataName = string;

/**
 * What search engines and the programs that show the post want to know, such as a canonical address. Everybody may read it.
 * Two members mean something to the service itself: `language` to search, and `canonical_url`, an absolute address on the
 * web of at most 1,000 characters: relative addresses in Markdown and HTML resolve against it, unless the content has a
 * `base_url` of its own. When it changes, the HTML is derived anew.
 *
 */
export type PostMetadata = {
    [key in MetadataName]?: MetadataValue;
};

/**
 * Members to set; null removes one. At most 32 may remain.
 */
export type PostMetadataPatch = {
    [key in MetadataName]?: MetadataValue | null;
};

/**
 * Whether readers may comment; `moderated` comments wait for the author.
 */
export type CommentPolicy = 'open' | 'moderated' | 'closed';

/**
 * What a draft starts with.
 */
export type PostCreate = {
    title: Title;
    slug?: Slug;
    summary?: Summary | null;
    /**
     * Empty blocks when absent.
     */
    content?: PostContent;
    tags?: Tags;
    metadata?: PostMetadata;
    comment_policy?: CommentPolicy;
    aliases?: Aliases;
};

/**
 * The fields of a post that a patch may change; the content has an operation of its own.
 */
export type PostPatch = {
    title?: Title;
    slug?: Slug;
    summary?: Summary | null;
    tags?: Tags;
    metadata?: PostMetadataPatch;
    comment_policy?: CommentPolicy;
    published_at?: PublishedAt;
    aliases?: Aliases;
};

/**
 * When a post becomes public, at once if it does not say.
 */
export type PostPublication = {
    publish_at?: PublishAt;
    published_at?: PublishedAt;
    /**
     * The zone in which the author thinks of `publish_at`, for display; the author's own when absent.
     */
    time_zone?: TimeZone;
};

/**
 * A version that was written of a post, without the content.
 */
export type PostVersionSummary = {
    version: Version;
    /**
     * Who wrote it; null for an account that is gone.
     */
    editor: Author | null;
    title: Title;
    summary: Summary | null;
    content_format: ContentFormat;
    created_at: Instant;
};

/**
 * One page of versions.
 */
export type PostVersionList = {
    data: Array<PostVersionSummary>;
    next_cursor: NextCursor;
};

/**
 * What was written at one version of a post.
 */
export type PostVersion = {
    version: Version;
    /**
     * Who wrote it; null for an account that is gone.
     */
    editor: Author | null;
    title: Title;
    summary: Summary | null;
    content_format: ContentFormat;
    /**
     * The blocks; null for the other formats.
     */
    content: BlockDocument | null;
    /**
     * The Markdown or HTML; null for blocks.
     */
    content_raw: SourceText | null;
    /**
     * The base address that it was written with, if it was.
     */
    base_url: BaseUrl | null;
    created_at: Instant;
};

/**
 * A slug that a post has, or had.
 */
export type PostSlug = {
    slug: Slug;
    /**
     * Whether it is the present one.
     */
    current: boolean;
    created_at: Instant;
};

/**
 * One page of slugs.
 */
export type PostSlugList = {
    data: Array<PostSlug>;
    next_cursor: NextCursor;
};

/**
 * A post that the caller wants to find again.
 */
export type Bookmark = {
    post_id: string;
    bookmarked_at: Instant;
    /**
     * Null while the caller may not see the post.
     */
    post: PostSummary | null;
};

/**
 * One page of bookmarks.
 */
export type BookmarkList = {
    data: Array<Bookmark>;
    next_cursor: NextCursor;
};

/**
 * A part of a text, counted in code points.
 */
export type TextRange = {
    start: number;
    length: number;
};

/**
 * A piece of a post's text, plain, with `…` where it was cut.
 */
export type Excerpt = {
    text: string;
    highlights: Array<TextRange>;
};

/**
 * A post that was found, and where the words stand in its title and in an excerpt of its text.
 */
export type SearchResult = {
    post: PostSummary;
    title_highlights: Array<TextRange>;
    excerpt: Excerpt;
};

/**
 * One page of findings.
 */
export type SearchResultList = {
    data: Array<SearchResult>;
    next_cursor: NextCursor;
};

/**
 * A tag of published posts, and how many carry it.
 */
export type PublicTag = {
    name: Tag;
    posts_count: Count;
};

/**
 * One page of tags.
 */
export type PublicTagList = {
    data: Array<PublicTag>;
    next_cursor: NextCursor;
};

/**
 * A feed in the form of JSON Feed 1.1 (jsonfeed.org).
 */
export type JsonFeed = {
    version: 'https://jsonfeed.org/version/1.1';
    title: DisplayName;
    home_page_url: FeedAddress;
    feed_url: FeedAddress;
    description: string;
    authors: [
        JsonFeedAuthor
    ];
    items: Array<JsonFeedItem>;
};

/**
 * Who wrote the posts.
 */
export type JsonFeedAuthor = {
    name: DisplayName;
    url: FeedAddress;
};

/**
 * A post. Without a summary of its own, the beginning of its text is its summary.
 */
export type JsonFeedItem = {
    id: string;
    url: FeedAddress;
    title: Title;
    content_html: string;
    summary: string;
    date_published: FeedInstant;
    date_modified: FeedInstant;
    tags: Tags;
    /**
     * The first picture of the post, absent where it has none.
     */
    image?: FileAddress;
    /**
     * The audio and video files that the post plays or links to.
     */
    attachments: Array<JsonFeedAttachment>;
};

/**
 * A file that belongs to a post.
 */
export type JsonFeedAttachment = {
    url: FileAddress;
    mime_type: string;
    /**
     * Absent for a file that is kept elsewhere.
     */
    size_in_bytes?: number;
};

/**
 * An absolute address, of this service or another one.
 */
export type FileAddress = string;

/**
 * An instant in UTC (RFC 3339), under the name that the format gives it.
 */
export type FeedInstant = string;

/**
 * An absolute address of this service.
 */
export type FeedAddress = string;

/**
 * How a post is doing, in all and by day.
 */
export type PostStats = {
    post_id: string;
    /**
     * Views before this instant are counted.
     */
    as_of: Instant;
    /**
     * All views, not only those of the days below.
     */
    views_count: Count;
    likes_count: Count;
    comments_count: Count;
    /**
     * Every day that was asked for, the last one today.
     */
    days: Array<DayStats>;
};

/**
 * What happened to a post on one day.
 */
export type DayStats = {
    on_date: Day;
    views_count: Count;
    likes_count: Count;
    comments_count: Count;
};

/**
 * Plain text, in lines, with something to see in it. Clients show it escaped. Kept in NFC.
 *
 */
export type CommentBody = string;

/**
 * Readers see what is `approved`. `removed` is a tombstone: what stands where a comment may not be seen, and replies to it may.
 *
 */
export type CommentStatus = 'pending' | 'approved' | 'rejected' | 'spam' | 'hidden' | 'removed';

/**
 * 1 for a comment on the post itself, one more for each reply.
 */
export type Depth = number;

/**
 * A comment on a post, or a reply to one.
 */
export type Comment = {
    id: string;
    post_id: string;
    /**
     * The comment that it replies to.
     */
    parent_id: string | null;
    depth: Depth;
    /**
     * The ids from the first comment of the branch to this one. Sorted by it, a thread is in its order.
     */
    path: string;
    /**
     * Null for a tombstone, and when the account is gone.
     */
    author: Author | null;
    /**
     * Null for a tombstone.
     */
    body: string | null;
    status: CommentStatus;
    /**
     * Whether its author changed it after the first fifteen minutes.
     */
    edited: boolean;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * One page of comments.
 */
export type CommentList = {
    data: Array<Comment>;
    next_cursor: NextCursor;
};

/**
 * What a new comment starts with.
 */
export type CommentCreate = {
    body: CommentBody;
    /**
     * The comment to reply to; the post itself when absent.
     */
    parent_id?: string;
};

/**
 * What the author of a comment may change.
 */
export type CommentPatch = {
    body?: CommentBody;
};

/**
 * What is wrong with a comment.
 */
export type ReportReason = 'spam' | 'abuse' | 'illegal' | 'off_topic' | 'other';

/**
 * A complaint about a comment.
 */
export type CommentReport = {
    reason: ReportReason;
    /**
     * More about it, for the operators of the service.
     */
    note?: string;
};

/**
 * A comment as its moderator sees it, whatever its state.
 */
export type ModeratedComment = {
    id: string;
    post: CommentedPost;
    /**
     * The comment that it replies to.
     */
    parent_id: string | null;
    depth: Depth;
    /**
     * Null when the account is gone.
     */
    author: Author | null;
    body: string;
    status: 'pending' | 'approved' | 'rejected' | 'spam' | 'hidden';
    /**
     * Whether the moderator has decided about the text as it is now.
     */
    is_moderated: boolean;
    /**
     * Reports that the moderator has not looked at.
     */
    reports_count: Count;
    /**
     * The reasons of those reports, each once.
     */
    report_reasons: Array<ReportReason>;
    /**
     * Whether its author changed it after the first fifteen minutes.
     */
    edited: boolean;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * The post that a comment is about.
 */
export type CommentedPost = {
    id: string;
    title: Title;
    slug: Slug;
    status: PostStatus;
};

/**
 * One page of comments.
 */
export type ModeratedCommentList = {
    data: Array<ModeratedComment>;
    next_cursor: NextCursor;
};

/**
 * What the moderator decides about a comment.
 */
export type ModerationDecision = {
    decision: 'approve' | 'reject' | 'spam' | 'hide' | 'unhide';
};

/**
 * How many.
 */
export type Count = number;

/**
 * What its owner calls the file; a name to show, never a path.
 */
export type MediaName = string;

/**
 * What it shows, for those who do not see it. Empty for mere decoration, or when nobody said it.
 */
export type AltText = string;

/**
 * What the file is.
 */
export type MediaType = string;

/**
 * How many bytes.
 */
export type FileSize = number;

/**
 * A file on its way in.
 */
export type MediaUpload = {
    /**
     * The file. Give its part a `filename`, with an extension, or a `Content-Type`, or both.
     */
    file: Blob | File;
    alt_text?: AltText;
};

/**
 * A smaller variation of a picture.
 */
export type MediaVariant = {
    name: 'thumb' | 'medium';
    media_type: MediaType;
    size_bytes: FileSize;
    width: number;
    height: number;
};

/**
 * What is known of a file.
 */
export type Media = {
    id: string;
    media_type: MediaType;
    file_name: MediaName;
    size_bytes: FileSize;
    /**
     * In pixels; null for what is no picture.
     */
    width: number | null;
    /**
     * In pixels; null for what is no picture.
     */
    height: number | null;
    alt_text: AltText;
    /**
     * The smaller variations that there are, the smallest first.
     */
    variants: Array<MediaVariant>;
    version: Version;
    created_at: Instant;
    updated_at: Instant;
};

/**
 * A page of files.
 */
export type MediaList = {
    data: Array<Media>;
    next_cursor: NextCursor;
};

/**
 * The process answers.
 */
export type Health = {
    status: 'ok';
};

/**
 * The process can serve.
 */
export type Readiness = {
    status: 'ready';
    database: 'ok';
    migrations: 'ok';
};

/**
 * The envelope of every event, the same on the bus, on WebSockets and in webhooks.
 */
export type Event = {
    /**
     * Unique; drop an event whose id you have seen.
     */
    event_id: string;
    /**
     * What happened.
     */
    type: string;
    /**
     * The version of this type's shape.
     */
    schema_version: number;
    occurred_at: Instant;
    /**
     * What it happened to.
     */
    aggregate_type: 'user' | 'workspace' | 'member' | 'entry' | 'post' | 'comment' | 'media';
    aggregate_id: string;
    /**
     * Counts the events of one aggregate, without gaps; drop what is older than what you have.
     */
    aggregate_version: Version;
    /**
     * The workspace that it happened in, if any.
     */
    workspace_id: string | null;
    actor: Actor;
    /**
     * The trace of the request that caused it.
     */
    trace_id: string | null;
    /**
     * What this type adds. Of private things, only ids and versions.
     */
    data: {
        [key: string]: unknown;
    };
};

/**
 * Who caused an event.
 */
export type Actor = {
    kind: 'user' | 'api_key' | 'system';
    id: string | null;
};

/**
 * Which user changed.
 */
export type UserChange = {
    user_id: string;
    version: Version;
};

/**
 * Which workspace changed.
 */
export type WorkspaceChange = {
    workspace_id: string;
    version: Version;
};

/**
 * Which member changed; `user_id` is null as long as somebody is only invited.
 */
export type MemberChange = {
    member_id: string;
    user_id: string | null;
    version: Version;
};

/**
 * Which entry changed.
 */
export type EntryChange = {
    entry_id: string;
    version: Version;
};

/**
 * Which version of an entry became which post.
 */
export type EntryPublication = {
    entry_id: string;
    version: Version;
    post_id: string;
    /**
     * The version of the entry that was published.
     */
    entry_version: Version;
};

/**
 * Which post changed.
 */
export type PostChange = {
    post_id: string;
    version: Version;
};

/**
 * A post that everybody may read now.
 */
export type PublicPost = {
    post_id: string;
    version: Version;
    author: Author;
    title: Title;
    slug: Slug;
    summary: Summary | null;
    tags: Tags;
    published_at: Instant;
};

/**
 * Which comment changed, and the post that it is about.
 */
export type CommentChange = {
    comment_id: string;
    version: Version;
    post_id: string;
};

/**
 * Which file changed.
 */
export type MediaChange = {
    media_id: string;
    version: Version;
};

/**
 * The one shape of every error (RFC 9457).
 */
export type Problem = {
    /**
     * Names the problem; branch on it.
     */
    type: string;
    /**
     * What kind of problem it is, the same for every occurrence.
     */
    title: string;
    /**
     * The status code.
     */
    status: number;
    /**
     * What is wrong this time, for people.
     */
    detail: string;
    /**
     * The path that was asked for.
     */
    instance: string;
    /**
     * Quote it when you ask for help.
     */
    trace_id: string;
};

/**
 * One rule that the request breaks.
 */
export type Violation = {
    /**
     * Where in the request.
     */
    location: 'body' | 'query' | 'path' | 'header' | 'cookie';
    /**
     * Which value, as a JSON Pointer (RFC 6901); empty for the whole.
     */
    pointer: string;
    /**
     * The rule, a keyword of JSON Schema or a code that the field's description names.
     */
    code: string;
    /**
     * What the rule asks for.
     */
    message: string;
};

/**
 * An account was opened.
 */
export type UserRegisteredEvent = Event & {
    type?: 'user.registered';
    aggregate_type?: 'user';
    workspace_id?: null;
    data?: UserChange;
};

/**
 * An account was changed.
 */
export type UserUpdatedEvent = Event & {
    type?: 'user.updated';
    aggregate_type?: 'user';
    workspace_id?: null;
    data?: UserChange;
};

/**
 * A workspace was created.
 */
export type WorkspaceCreatedEvent = Event & {
    type?: 'workspace.created';
    aggregate_type?: 'workspace';
    workspace_id?: string;
    data?: WorkspaceChange;
};

/**
 * A workspace was changed.
 */
export type WorkspaceUpdatedEvent = Event & {
    type?: 'workspace.updated';
    aggregate_type?: 'workspace';
    workspace_id?: string;
    data?: WorkspaceChange;
};

/**
 * Somebody was invited to a workspace.
 */
export type MemberInvitedEvent = Event & {
    type?: 'member.invited';
    aggregate_type?: 'member';
    workspace_id?: string;
    data?: MemberChange;
};

/**
 * Somebody became a member of a workspace.
 */
export type MemberJoinedEvent = Event & {
    type?: 'member.joined';
    aggregate_type?: 'member';
    workspace_id?: string;
    data?: MemberChange;
};

/**
 * A member has another role.
 */
export type MemberRoleChangedEvent = Event & {
    type?: 'member.role_changed';
    aggregate_type?: 'member';
    workspace_id?: string;
    data?: MemberChange;
};

/**
 * Somebody is no member any more, or not invited any more.
 */
export type MemberRemovedEvent = Event & {
    type?: 'member.removed';
    aggregate_type?: 'member';
    workspace_id?: string;
    data?: MemberChange;
};

/**
 * An entry was written.
 */
export type EntryCreatedEvent = Event & {
    type?: 'entry.created';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An entry's title, tags, day, mood or pin changed.
 */
export type EntryUpdatedEvent = Event & {
    type?: 'entry.updated';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An entry's content was replaced.
 */
export type EntryContentReplacedEvent = Event & {
    type?: 'entry.content_replaced';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * A tag that an entry carries was renamed or merged.
 */
export type EntryTaggedEvent = Event & {
    type?: 'entry.tagged';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An entry was put in the trash.
 */
export type EntryTrashedEvent = Event & {
    type?: 'entry.trashed';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An entry was taken out of the trash.
 */
export type EntryRestoredEvent = Event & {
    type?: 'entry.restored';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An old version of an entry was brought back.
 */
export type EntryRevisionRestoredEvent = Event & {
    type?: 'entry.revision_restored';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * An entry was erased after its time in the trash; nothing of it is left.
 */
export type EntryPurgedEvent = Event & {
    type?: 'entry.purged';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryChange;
};

/**
 * One version of an entry was published as a post.
 */
export type EntryPublishedEvent = Event & {
    type?: 'entry.published';
    aggregate_type?: 'entry';
    workspace_id?: string;
    data?: EntryPublication;
};

/**
 * A post came to be; it may not be public yet.
 */
export type PostCreatedEvent = Event & {
    type?: 'post.created';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post's title, summary, tags, metadata or comment policy was changed.
 */
export type PostUpdatedEvent = Event & {
    type?: 'post.updated';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post's content was replaced.
 */
export type PostContentReplacedEvent = Event & {
    type?: 'post.content_replaced';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post got another slug.
 */
export type PostSlugChangedEvent = Event & {
    type?: 'post.slug_changed';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post was scheduled to become public.
 */
export type PostScheduledEvent = Event & {
    type?: 'post.scheduled';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post is not to become public by itself any more.
 */
export type PostScheduleCancelledEvent = Event & {
    type?: 'post.schedule_cancelled';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post became public.
 */
export type PostPublishedEvent = Event & {
    type?: 'post.published';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PublicPost;
};

/**
 * A post was taken down.
 */
export type PostUnpublishedEvent = Event & {
    type?: 'post.unpublished';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post was put in the trash.
 */
export type PostTrashedEvent = Event & {
    type?: 'post.trashed';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post was taken out of the trash.
 */
export type PostRestoredEvent = Event & {
    type?: 'post.restored';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post was brought up to the entry that it was made of.
 */
export type PostResyncedEvent = Event & {
    type?: 'post.resynced';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A post was erased after its time in the trash; nothing of it is left.
 */
export type PostPurgedEvent = Event & {
    type?: 'post.purged';
    aggregate_type?: 'post';
    workspace_id?: null;
    data?: PostChange;
};

/**
 * A comment was written; it may wait for approval.
 */
export type CommentCreatedEvent = Event & {
    type?: 'comment.created';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * The author of a comment changed its text.
 */
export type CommentEditedEvent = Event & {
    type?: 'comment.edited';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment was deleted.
 */
export type CommentDeletedEvent = Event & {
    type?: 'comment.deleted';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * Somebody reported a comment.
 */
export type CommentReportedEvent = Event & {
    type?: 'comment.reported';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment was approved.
 */
export type CommentApprovedEvent = Event & {
    type?: 'comment.approved';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment was refused.
 */
export type CommentRejectedEvent = Event & {
    type?: 'comment.rejected';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment was marked as spam.
 */
export type CommentMarkedSpamEvent = Event & {
    type?: 'comment.marked_spam';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment was hidden, by its moderator or by reports.
 */
export type CommentHiddenEvent = Event & {
    type?: 'comment.hidden';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A comment that was hidden is shown again.
 */
export type CommentUnhiddenEvent = Event & {
    type?: 'comment.unhidden';
    aggregate_type?: 'comment';
    workspace_id?: null;
    data?: CommentChange;
};

/**
 * A file was uploaded, or uploaded again with another description.
 */
export type MediaUploadedEvent = Event & {
    type?: 'media.uploaded';
    aggregate_type?: 'media';
    workspace_id?: null;
    data?: MediaChange;
};

/**
 * A file was deleted.
 */
export type MediaDeletedEvent = Event & {
    type?: 'media.deleted';
    aggregate_type?: 'media';
    workspace_id?: null;
    data?: MediaChange;
};

/**
 * The request cannot be read: broken JSON, duplicate keys, U+0000, or a bad encoding.
 */
export type MalformedRequest = Problem & {
    type?: '/problems/malformed_request';
    title?: 'Malformed request';
    status?: 400;
};

/**
 * The cursor was not made by this service, or was altered.
 */
export type CursorInvalid = Problem & {
    type?: '/problems/cursor_invalid';
    title?: 'Invalid cursor';
    status?: 400;
};

/**
 * The cursor belongs to a list with other filters.
 */
export type CursorMismatch = Problem & {
    type?: '/problems/cursor_mismatch';
    title?: 'Cursor of another list';
    status?: 400;
};

/**
 * This operation needs an `Idempotency-Key` header.
 */
export type IdempotencyKeyRequired = Problem & {
    type?: '/problems/idempotency_key_required';
    title?: 'Idempotency key required';
    status?: 400;
};

/**
 * No credential was sent, and the operation needs one.
 */
export type AuthenticationRequired = Problem & {
    type?: '/problems/authentication_required';
    title?: 'Authentication required';
    status?: 401;
};

/**
 * The address or the password is wrong; which one is not said.
 */
export type InvalidCredentials = Problem & {
    type?: '/problems/invalid_credentials';
    title?: 'Invalid credentials';
    status?: 401;
};

/**
 * The token was good once, and its time is over.
 */
export type TokenExpired = Problem & {
    type?: '/problems/token_expired';
    title?: 'Token expired';
    status?: 401;
};

/**
 * The token is not one of ours, or was revoked.
 */
export type TokenInvalid = Problem & {
    type?: '/problems/token_invalid';
    title?: 'Invalid token';
    status?: 401;
};

/**
 * A refresh token was used a second time, so its session was ended.
 */
export type TokenReused = Problem & {
    type?: '/problems/token_reused';
    title?: 'Refresh token reused';
    status?: 401;
};

/**
 * Your role does not allow this.
 */
export type Forbidden = Problem & {
    type?: '/problems/forbidden';
    title?: 'Forbidden';
    status?: 403;
};

/**
 * The token lacks scopes that the operation needs.
 */
export type InsufficientScope = Problem & {
    type?: '/problems/insufficient_scope';
    title?: 'Insufficient scope';
    status?: 403;
    /**
     * The scopes that are missing.
     */
    missing_scopes: Array<string>;
};

/**
 * The account's e-mail address has to be confirmed first.
 */
export type EmailUnverified = Problem & {
    type?: '/problems/email_unverified';
    title?: 'E-mail not confirmed';
    status?: 403;
};

/**
 * The password has to be given again first.
 */
export type ReauthenticationRequired = Problem & {
    type?: '/problems/reauthentication_required';
    title?: 'Reauthentication required';
    status?: 403;
};

/**
 * A key cannot be given more than its maker holds, nor what no key may hold.
 */
export type ScopeExceedsGrant = Problem & {
    type?: '/problems/scope_exceeds_grant';
    title?: 'Scope exceeds grant';
    status?: 403;
    /**
     * The scopes that are too much.
     */
    scopes: Array<string>;
};

/**
 * Only owners change owners, remove owners and make owners.
 */
export type RoleExceedsOwn = Problem & {
    type?: '/problems/role_exceeds_own';
    title?: 'Role exceeds own';
    status?: 403;
};

/**
 * The account may not be used.
 */
export type AccountSuspended = Problem & {
    type?: '/problems/account_suspended';
    title?: 'Account suspended';
    status?: 403;
};

/**
 * There is nothing here that you may see.
 */
export type NotFound = Problem & {
    type?: '/problems/not_found';
    title?: 'Not found';
    status?: 404;
};

/**
 * The path does not know this method; `Allow` lists those it does.
 */
export type MethodNotAllowed = Problem & {
    type?: '/problems/method_not_allowed';
    title?: 'Method not allowed';
    status?: 405;
};

/**
 * The request came too slowly; the connection is closed. Send it again, without pauses.
 */
export type RequestTimeout = Problem & {
    type?: '/problems/request_timeout';
    title?: 'Request timeout';
    status?: 408;
};

/**
 * The request line and the headers are larger than the server takes; the connection is closed.
 */
export type HeadersTooLarge = Problem & {
    type?: '/problems/headers_too_large';
    title?: 'Request header fields too large';
    status?: 431;
};

/**
 * No representation matches the `Accept` header.
 */
export type NotAcceptable = Problem & {
    type?: '/problems/not_acceptable';
    title?: 'Not acceptable';
    status?: 406;
};

/**
 * Another post of the author has, or had, this slug.
 */
export type SlugTaken = Problem & {
    type?: '/problems/slug_taken';
    title?: 'Slug taken';
    status?: 409;
    /**
     * The slug that is taken.
     */
    slug: string;
};

/**
 * Another post of the author has this alias.
 */
export type AliasTaken = Problem & {
    type?: '/problems/alias_taken';
    title?: 'Alias taken';
    status?: 409;
    /**
     * The alias that is taken, in its normal form.
     */
    alias: string;
};

/**
 * Somebody else has, or had, this username.
 */
export type UsernameTaken = Problem & {
    type?: '/problems/username_taken';
    title?: 'Username taken';
    status?: 409;
    /**
     * The username that is taken.
     */
    username: string;
};

/**
 * The resource is in a state that does not allow this.
 */
export type InvalidTransition = Problem & {
    type?: '/problems/invalid_transition';
    title?: 'Invalid transition';
    status?: 409;
    /**
     * The state that the resource is in.
     */
    current_status: string;
};

/**
 * The post is public already.
 */
export type AlreadyPublished = Problem & {
    type?: '/problems/already_published';
    title?: 'Already published';
    status?: 409;
};

/**
 * The post was not made of an entry that you may see.
 */
export type NotLinked = Problem & {
    type?: '/problems/not_linked';
    title?: 'Not linked';
    status?: 409;
};

/**
 * The post shows the newest version of its entry already.
 */
export type NothingToSync = Problem & {
    type?: '/problems/nothing_to_sync';
    title?: 'Nothing to sync';
    status?: 409;
};

/**
 * What is not in the trash cannot be restored.
 */
export type NotDeleted = Problem & {
    type?: '/problems/not_deleted';
    title?: 'Not deleted';
    status?: 409;
};

/**
 * The post takes no comments now.
 */
export type CommentsClosed = Problem & {
    type?: '/problems/comments_closed';
    title?: 'Comments closed';
    status?: 409;
};

/**
 * A workspace always has an owner, and this is the only one.
 */
export type LastOwner = Problem & {
    type?: '/problems/last_owner';
    title?: 'Last owner';
    status?: 409;
};

/**
 * An entry or a post shows the file.
 */
export type MediaInUse = Problem & {
    type?: '/problems/media_in_use';
    title?: 'File in use';
    status?: 409;
    /**
     * How many entries and posts show it.
     */
    references_count: number;
};

/**
 * Another tag of the workspace has this name; `merge` makes them one.
 */
export type TagExists = Problem & {
    type?: '/problems/tag_exists';
    title?: 'Tag exists';
    status?: 409;
    /**
     * The tag that has the name.
     */
    tag_id: string;
    /**
     * How it is spelt.
     */
    name: string;
};

/**
 * A request with the same `Idempotency-Key` is still running; ask again after `Retry-After` seconds.
 */
export type IdempotencyInProgress = Problem & {
    type?: '/problems/idempotency_in_progress';
    title?: 'Request in progress';
    status?: 409;
};

/**
 * What was here was removed.
 */
export type Gone = Problem & {
    type?: '/problems/gone';
    title?: 'Gone';
    status?: 410;
};

/**
 * The invitation was good for seven days, which are over.
 */
export type InvitationExpired = Problem & {
    type?: '/problems/invitation_expired';
    title?: 'Invitation expired';
    status?: 410;
};

/**
 * The cursor is too old; begin again.
 */
export type CursorExpired = Problem & {
    type?: '/problems/cursor_expired';
    title?: 'Cursor expired';
    status?: 410;
};

/**
 * The resource changed since the version that `If-Match` names; `ETag` has the present one.
 */
export type VersionConflict = Problem & {
    type?: '/problems/version_conflict';
    title?: 'Version conflict';
    status?: 412;
    /**
     * The version that the resource has now.
     */
    current_version: number;
    /**
     * When it changed.
     */
    updated_at: Instant;
    /**
     * Who changed it, a user id; absent when it was nobody, or an account that is gone.
     */
    updated_by?: string;
};

/**
 * The body is larger than the operation takes.
 */
export type ContentTooLarge = Problem & {
    type?: '/problems/content_too_large';
    title?: 'Content too large';
    status?: 413;
};

/**
 * The file has more bytes, pixels or frames than are taken.
 */
export type MediaTooLarge = Problem & {
    type?: '/problems/media_too_large';
    title?: 'File too large';
    status?: 413;
};

/**
 * The operation does not take this `Content-Type`.
 */
export type MediaTypeUnsupported = Problem & {
    type?: '/problems/media_type_unsupported';
    title?: 'Media type unsupported';
    status?: 415;
};

/**
 * The range begins behind the end of the file.
 */
export type RangeNotSatisfiable = Problem & {
    type?: '/problems/range_not_satisfiable';
    title?: 'Range not satisfiable';
    status?: 416;
};

/**
 * The request breaks the rules of this document; all violations are listed.
 */
export type ValidationFailed = Problem & {
    type?: '/problems/validation_failed';
    title?: 'Validation failed';
    status?: 422;
    /**
     * Every violation, at most 100.
     */
    errors: Array<Violation>;
};

/**
 * The content is well-formed, but more than an entry or a post holds.
 */
export type ContentInvalid = Problem & {
    type?: '/problems/content_invalid';
    title?: 'Content invalid';
    status?: 422;
    /**
     * How many nodes the content has.
     */
    nodes: number;
};

/**
 * There is no such comment on this post to reply to.
 */
export type ParentNotFound = Problem & {
    type?: '/problems/parent_not_found';
    title?: 'Parent not found';
    status?: 422;
};

/**
 * The thread is as deep as threads get; reply to a comment above.
 */
export type CommentDepthExceeded = Problem & {
    type?: '/problems/comment_depth_exceeded';
    title?: 'Comment depth exceeded';
    status?: 422;
};

/**
 * The `Idempotency-Key` was used with another request.
 */
export type IdempotencyKeyReused = Problem & {
    type?: '/problems/idempotency_key_reused';
    title?: 'Idempotency key reused';
    status?: 422;
};

/**
 * The password is on lists that attackers use.
 */
export type PasswordCompromised = Problem & {
    type?: '/problems/password_compromised';
    title?: 'Password compromised';
    status?: 422;
};

/**
 * The slug is a word that the service keeps for itself.
 */
export type SlugReserved = Problem & {
    type?: '/problems/slug_reserved';
    title?: 'Slug reserved';
    status?: 422;
    /**
     * The slug that is reserved.
     */
    slug: string;
};

/**
 * The entry has no such version.
 */
export type RevisionNotFound = Problem & {
    type?: '/problems/revision_not_found';
    title?: 'Revision not found';
    status?: 422;
    /**
     * The version that the entry has now.
     */
    current_version: number;
};

/**
 * Every block of the entry is private, so there is nothing to publish.
 */
export type PrivateContentBlocked = Problem & {
    type?: '/problems/private_content_blocked';
    title?: 'Private content blocked';
    status?: 422;
};

/**
 * This operation needs an `If-Match` header.
 */
export type PreconditionRequired = Problem & {
    type?: '/problems/precondition_required';
    title?: 'Precondition required';
    status?: 428;
};

/**
 * Something broke on our side; `trace_id` finds it.
 */
export type InternalError = Problem & {
    type?: '/problems/internal_error';
    title?: 'Internal error';
    status?: 500;
};

/**
 * The quota is used up; ask again after `Retry-After` seconds.
 */
export type RateLimited = Problem & {
    type?: '/problems/rate_limited';
    title?: 'Too many requests';
    status?: 429;
};

/**
 * You keep as much as one account may; delete something first.
 */
export type QuotaExceeded = Problem & {
    type?: '/problems/quota_exceeded';
    title?: 'Quota exceeded';
    status?: 429;
};

/**
 * The service cannot answer now; ask again after `Retry-After` seconds.
 */
export type Unavailable = Problem & {
    type?: '/problems/unavailable';
    title?: 'Unavailable';
    status?: 503;
};

/**
 * A set of tags; their order does not matter.
 */
export type TagsWritable = Array<Tag>;

/**
 * What a new account starts with.
 */
export type RegistrationWritable = {
    email: Email;
    password: Password;
    username: Username;
    /**
     * The username when absent.
     */
    display_name?: DisplayName;
    time_zone?: TimeZone;
    locale?: Locale;
};

/**
 * A credential.
 */
export type SignInWritable = {
    email: Email;
    password: Password;
};

/**
 * What proves that an address is somebody's.
 */
export type EmailVerificationWritable = {
    token: MailToken;
};

/**
 * A token that was sent, and the password to have from now on.
 */
export type PasswordResetConfirmationWritable = {
    token: MailToken;
    password: Password;
};

/**
 * The password of the account that the caller is signed in to.
 */
export type ReauthenticationWritable = {
    password: Password;
};

/**
 * The present password, and the one to have from now on.
 */
export type PasswordChangeWritable = {
    current_password: Password;
    password: Password;
};

/**
 * Addresses that the post had in a former blog. Which of them come first does not matter; each counts once.
 */
export type AliasesWritable = Array<Alias>;

/**
 * What search engines and the programs that show the post want to know, such as a canonical address. Everybody may read it.
 * Two members mean something to the service itself: `language` to search, and `canonical_url`, an absolute address on the
 * web of at most 1,000 characters: relative addresses in Markdown and HTML resolve against it, unless the content has a
 * `base_url` of its own. When it changes, the HTML is derived anew.
 *
 */
export type PostMetadataWritable = {
    [key in MetadataName]?: MetadataValue;
};

/**
 * Members to set; null removes one. At most 32 may remain.
 */
export type PostMetadataPatchWritable = {
    [key in MetadataName]?: MetadataValue | null;
};

/**
 * The workspace's id.
 */
export type WorkspaceId = string;

/**
 * The id of the member's account.
 */
export type MemberId = string;

/**
 * The entry's id.
 */
export type EntryId = string;

/**
 * A version of the entry.
 */
export type RevisionVersion = Version;

/**
 * The tag's id.
 */
export type TagId = string;

/**
 * The post's id.
 */
export type PostId = string;

/**
 * The comment's id.
 */
export type CommentId = string;

/**
 * The file's id.
 */
export type MediaId = string;

/**
 * The most items that a page may have.
 */
export type Limit = number;

/**
 * The `next_cursor` of the page before, with the same filters.
 */
export type Cursor = string;

/**
 * The `ETag` of the version that you saw.
 */
export type IfMatch = EntityTag;

/**
 * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
 */
export type IfNoneMatch = string;

/**
 * The `Last-Modified` of the answer that you have. `304` when nothing has changed since. What is no date is ignored, and so
 * is the header beside `If-None-Match` (RFC 9110, section 13.2.2).
 *
 */
export type IfModifiedSince = string;

/**
 * Names this attempt, so that a repetition does not act twice.
 */
export type IdempotencyKey2 = IdempotencyKey;

export type RegisterData = {
    /**
     * Who wants an account.
     */
    body: RegistrationWritable;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/registrations';
};

export type RegisterErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, the password is known to attackers, or the key was used for another request.
     */
    422: ValidationFailed | PasswordCompromised | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RegisterError = RegisterErrors[keyof RegisterErrors];

export type RegisterResponses = {
    /**
     * The request was taken.
     */
    202: RegistrationReceipt;
};

export type RegisterResponse = RegisterResponses[keyof RegisterResponses];

export type VerifyEmailData = {
    /**
     * The token of the letter.
     */
    body: EmailVerificationWritable;
    path?: never;
    query?: never;
    url: '/api/v1/auth/email_verifications';
};

export type VerifyEmailErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The token is not one that was sent, is too old, or was used before.
     */
    401: TokenInvalid;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type VerifyEmailError = VerifyEmailErrors[keyof VerifyEmailErrors];

export type VerifyEmailResponses = {
    /**
     * The address is confirmed.
     */
    204: void;
};

export type VerifyEmailResponse = VerifyEmailResponses[keyof VerifyEmailResponses];

export type RequestEmailVerificationData = {
    body?: never;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/email_verification_requests';
};

export type RequestEmailVerificationErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RequestEmailVerificationError = RequestEmailVerificationErrors[keyof RequestEmailVerificationErrors];

export type RequestEmailVerificationResponses = {
    /**
     * The request was taken.
     */
    202: MailReceipt;
};

export type RequestEmailVerificationResponse = RequestEmailVerificationResponses[keyof RequestEmailVerificationResponses];

export type RevokeSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Whether the session of this access token goes on.
         */
        except_current?: boolean;
    };
    url: '/api/v1/auth/sessions';
};

export type RevokeSessionsErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RevokeSessionsError = RevokeSessionsErrors[keyof RevokeSessionsErrors];

export type RevokeSessionsResponses = {
    /**
     * The sessions are over.
     */
    204: void;
};

export type RevokeSessionsResponse = RevokeSessionsResponses[keyof RevokeSessionsResponses];

export type ListSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/auth/sessions';
};

export type ListSessionsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListSessionsError = ListSessionsErrors[keyof ListSessionsErrors];

export type ListSessionsResponses = {
    /**
     * One page of sessions.
     */
    200: SessionList;
};

export type ListSessionsResponse = ListSessionsResponses[keyof ListSessionsResponses];

export type SignInData = {
    /**
     * The address and password of an account.
     */
    body: SignInWritable;
    path?: never;
    query?: never;
    url: '/api/v1/auth/sessions';
};

export type SignInErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The address or the password is wrong.
     */
    401: InvalidCredentials;
    /**
     * The account is suspended.
     */
    403: AccountSuspended;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type SignInError = SignInErrors[keyof SignInErrors];

export type SignInResponses = {
    /**
     * Signed in.
     */
    201: TokenGrant;
};

export type SignInResponse = SignInResponses[keyof SignInResponses];

export type RevokeSessionData = {
    body?: never;
    path: {
        /**
         * The session's id, or `current`.
         */
        session_id: string;
    };
    query?: never;
    url: '/api/v1/auth/sessions/{session_id}';
};

export type RevokeSessionErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RevokeSessionError = RevokeSessionErrors[keyof RevokeSessionErrors];

export type RevokeSessionResponses = {
    /**
     * The session is over.
     */
    204: void;
};

export type RevokeSessionResponse = RevokeSessionResponses[keyof RevokeSessionResponses];

export type RefreshTokensData = {
    /**
     * The refresh token of the last answer.
     */
    body: TokenRefresh;
    path?: never;
    query?: never;
    url: '/api/v1/auth/token_refreshes';
};

export type RefreshTokensErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The token is unknown, expired, or was used before.
     */
    401: TokenInvalid | TokenExpired | TokenReused;
    /**
     * The account is suspended.
     */
    403: AccountSuspended;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RefreshTokensError = RefreshTokensErrors[keyof RefreshTokensErrors];

export type RefreshTokensResponses = {
    /**
     * A new pair of tokens.
     */
    200: TokenGrant;
};

export type RefreshTokensResponse = RefreshTokensResponses[keyof RefreshTokensResponses];

export type RequestPasswordResetData = {
    /**
     * Whose password was forgotten.
     */
    body: PasswordReset;
    path?: never;
    query?: never;
    url: '/api/v1/auth/password_resets';
};

export type RequestPasswordResetErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RequestPasswordResetError = RequestPasswordResetErrors[keyof RequestPasswordResetErrors];

export type RequestPasswordResetResponses = {
    /**
     * The request was taken.
     */
    202: MailReceipt;
};

export type RequestPasswordResetResponse = RequestPasswordResetResponses[keyof RequestPasswordResetResponses];

export type ConfirmPasswordResetData = {
    /**
     * The token, and the password to have from now on.
     */
    body: PasswordResetConfirmationWritable;
    path?: never;
    query?: never;
    url: '/api/v1/auth/password_reset_confirmations';
};

export type ConfirmPasswordResetErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The token is not one that was sent, is too old, or was used before.
     */
    401: TokenInvalid;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the password is known to attackers.
     */
    422: ValidationFailed | PasswordCompromised;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ConfirmPasswordResetError = ConfirmPasswordResetErrors[keyof ConfirmPasswordResetErrors];

export type ConfirmPasswordResetResponses = {
    /**
     * The password is set; sign in with it.
     */
    204: void;
};

export type ConfirmPasswordResetResponse = ConfirmPasswordResetResponses[keyof ConfirmPasswordResetResponses];

export type ReauthenticateData = {
    /**
     * The password of the account.
     */
    body: ReauthenticationWritable;
    path?: never;
    query?: never;
    url: '/api/v1/auth/reauthentications';
};

export type ReauthenticateErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good, or the password is wrong.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired | InvalidCredentials;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ReauthenticateError = ReauthenticateErrors[keyof ReauthenticateErrors];

export type ReauthenticateResponses = {
    /**
     * An access token that counts for more.
     */
    200: ElevatedGrant;
};

export type ReauthenticateResponse = ReauthenticateResponses[keyof ReauthenticateResponses];

export type GetJwksData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/.well-known/jwks.json';
};

export type GetJwksErrors = {
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetJwksError = GetJwksErrors[keyof GetJwksErrors];

export type GetJwksResponses = {
    /**
     * The key set.
     */
    200: JsonWebKeySet;
};

export type GetJwksResponse = GetJwksResponses[keyof GetJwksResponses];

export type GetAccountData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/account';
};

export type GetAccountErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetAccountError = GetAccountErrors[keyof GetAccountErrors];

export type GetAccountResponses = {
    /**
     * The account.
     */
    200: Account;
};

export type GetAccountResponse = GetAccountResponses[keyof GetAccountResponses];

export type UpdateAccountData = {
    /**
     * The fields to change.
     */
    body: AccountPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path?: never;
    query?: never;
    url: '/api/v1/account';
};

export type UpdateAccountErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your password has to be given again first.
     */
    403: InsufficientScope | ReauthenticationRequired;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The username is taken.
     */
    409: UsernameTaken;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateAccountError = UpdateAccountErrors[keyof UpdateAccountErrors];

export type UpdateAccountResponses = {
    /**
     * The account as it is now.
     */
    200: Account;
};

export type UpdateAccountResponse = UpdateAccountResponses[keyof UpdateAccountResponses];

export type ChangePasswordData = {
    /**
     * The present password, and the one to have from now on.
     */
    body: PasswordChangeWritable;
    path?: never;
    query?: never;
    url: '/api/v1/account/password';
};

export type ChangePasswordErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good, or the password is wrong.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired | InvalidCredentials;
    /**
     * The access token lacks a scope, or your password has to be given again first.
     */
    403: InsufficientScope | ReauthenticationRequired;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the password is known to attackers.
     */
    422: ValidationFailed | PasswordCompromised;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ChangePasswordError = ChangePasswordErrors[keyof ChangePasswordErrors];

export type ChangePasswordResponses = {
    /**
     * The password is changed.
     */
    204: void;
};

export type ChangePasswordResponse = ChangePasswordResponses[keyof ChangePasswordResponses];

export type ListBookmarksData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/account/bookmarks';
};

export type ListBookmarksErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListBookmarksError = ListBookmarksErrors[keyof ListBookmarksErrors];

export type ListBookmarksResponses = {
    /**
     * One page of bookmarks.
     */
    200: BookmarkList;
};

export type ListBookmarksResponse = ListBookmarksResponses[keyof ListBookmarksResponses];

export type ListApiKeysData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/api_keys';
};

export type ListApiKeysErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
    /**
     * One page of keys.
     */
    200: ApiKeyList;
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
    /**
     * What the key is for, what it may do and for how long.
     */
    body: ApiKeyCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/api_keys';
};

export type CreateApiKeyErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, your password has to be given again first, or the key would hold more than your own
     * credential.
     *
     */
    403: InsufficientScope | ReauthenticationRequired | ScopeExceedsGrant;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
    /**
     * The key, this once.
     */
    201: ApiKeyCreated;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type RevokeApiKeyData = {
    body?: never;
    path: {
        /**
         * The key's id.
         */
        api_key_id: string;
    };
    query?: never;
    url: '/api/v1/api_keys/{api_key_id}';
};

export type RevokeApiKeyErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
    /**
     * The key is revoked.
     */
    204: void;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type ListWorkspacesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/workspaces';
};

export type ListWorkspacesErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListWorkspacesError = ListWorkspacesErrors[keyof ListWorkspacesErrors];

export type ListWorkspacesResponses = {
    /**
     * One page of workspaces.
     */
    200: WorkspaceList;
};

export type ListWorkspacesResponse = ListWorkspacesResponses[keyof ListWorkspacesResponses];

export type CreateWorkspaceData = {
    /**
     * The new workspace.
     */
    body: WorkspaceCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/workspaces';
};

export type CreateWorkspaceErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type CreateWorkspaceError = CreateWorkspaceErrors[keyof CreateWorkspaceErrors];

export type CreateWorkspaceResponses = {
    /**
     * The workspace was created.
     */
    201: Workspace;
};

export type CreateWorkspaceResponse = CreateWorkspaceResponses[keyof CreateWorkspaceResponses];

export type GetWorkspaceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}';
};

export type GetWorkspaceErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetWorkspaceError = GetWorkspaceErrors[keyof GetWorkspaceErrors];

export type GetWorkspaceResponses = {
    /**
     * The workspace.
     */
    200: Workspace;
};

export type GetWorkspaceResponse = GetWorkspaceResponses[keyof GetWorkspaceResponses];

export type UpdateWorkspaceData = {
    /**
     * The fields to change.
     */
    body: WorkspacePatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}';
};

export type UpdateWorkspaceErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateWorkspaceError = UpdateWorkspaceErrors[keyof UpdateWorkspaceErrors];

export type UpdateWorkspaceResponses = {
    /**
     * The workspace as it is now.
     */
    200: Workspace;
};

export type UpdateWorkspaceResponse = UpdateWorkspaceResponses[keyof UpdateWorkspaceResponses];

export type ListMembersData = {
    body?: never;
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: {
        /**
         * Only members, or only those who are invited.
         */
        status?: 'active' | 'pending';
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/workspaces/{workspace_id}/members';
};

export type ListMembersErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListMembersError = ListMembersErrors[keyof ListMembersErrors];

export type ListMembersResponses = {
    /**
     * One page of members.
     */
    200: MemberList;
};

export type ListMembersResponse = ListMembersResponses[keyof ListMembersResponses];

export type RemoveMemberData = {
    body?: never;
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
        /**
         * The id of the member's account.
         */
        user_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/members/{user_id}';
};

export type RemoveMemberErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, your role does not allow this, or only owners may do it.
     */
    403: InsufficientScope | Forbidden | RoleExceedsOwn;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * They are the only owner.
     */
    409: LastOwner;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RemoveMemberError = RemoveMemberErrors[keyof RemoveMemberErrors];

export type RemoveMemberResponses = {
    /**
     * They are no member any more.
     */
    204: void;
};

export type RemoveMemberResponse = RemoveMemberResponses[keyof RemoveMemberResponses];

export type UpdateMemberData = {
    /**
     * The new role.
     */
    body: MemberPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
        /**
         * The id of the member's account.
         */
        user_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/members/{user_id}';
};

export type UpdateMemberErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, your role does not allow this, or only owners may do it.
     */
    403: InsufficientScope | Forbidden | RoleExceedsOwn;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * They are the only owner.
     */
    409: LastOwner;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateMemberError = UpdateMemberErrors[keyof UpdateMemberErrors];

export type UpdateMemberResponses = {
    /**
     * The member as they are now.
     */
    200: Member;
};

export type UpdateMemberResponse = UpdateMemberResponses[keyof UpdateMemberResponses];

export type InviteMemberData = {
    /**
     * Who is invited, and to which role.
     */
    body: InvitationCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/invitations';
};

export type InviteMemberErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, your role does not allow this, or your e-mail address is not confirmed.
     */
    403: InsufficientScope | Forbidden | EmailUnverified;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type InviteMemberError = InviteMemberErrors[keyof InviteMemberErrors];

export type InviteMemberResponses = {
    /**
     * The invitation is on its way.
     */
    201: Invitation;
};

export type InviteMemberResponse = InviteMemberResponses[keyof InviteMemberResponses];

export type WithdrawInvitationData = {
    body?: never;
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
        /**
         * The invitation's id.
         */
        invitation_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/invitations/{invitation_id}';
};

export type WithdrawInvitationErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type WithdrawInvitationError = WithdrawInvitationErrors[keyof WithdrawInvitationErrors];

export type WithdrawInvitationResponses = {
    /**
     * Nobody can accept it any more.
     */
    204: void;
};

export type WithdrawInvitationResponse = WithdrawInvitationResponses[keyof WithdrawInvitationResponses];

export type AcceptInvitationData = {
    /**
     * The token.
     */
    body: InvitationAcceptance;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/invitation_acceptances';
};

export type AcceptInvitationErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your password has to be given again first.
     */
    403: InsufficientScope | ReauthenticationRequired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The invitation was good for seven days, which are over.
     */
    410: InvitationExpired;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type AcceptInvitationError = AcceptInvitationErrors[keyof AcceptInvitationErrors];

export type AcceptInvitationResponses = {
    /**
     * The caller is a member of this workspace.
     */
    201: Workspace;
};

export type AcceptInvitationResponse = AcceptInvitationResponses[keyof AcceptInvitationResponses];

export type ListEntriesData = {
    body?: never;
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: {
        /**
         * `trashed` shows the trash.
         */
        status?: 'active' | 'trashed';
        /**
         * Only entries that carry this tag.
         */
        tag?: Tag;
        /**
         * Only entries of this author.
         */
        author_id?: string;
        /**
         * Only entries that are pinned, or only those that are not.
         */
        pinned?: boolean;
        /**
         * Only entries of this day or later.
         */
        'entry_date[gte]'?: Day;
        /**
         * Only entries of this day or earlier.
         */
        'entry_date[lte]'?: Day;
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/workspaces/{workspace_id}/entries';
};

export type ListEntriesErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListEntriesError = ListEntriesErrors[keyof ListEntriesErrors];

export type ListEntriesResponses = {
    /**
     * One page of entries.
     */
    200: EntryList;
};

export type ListEntriesResponse = ListEntriesResponses[keyof ListEntriesResponses];

export type CreateEntryData = {
    /**
     * The new entry.
     */
    body: EntryCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/entries';
};

export type CreateEntryErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, the content is more than an entry holds, or the key was used for another request.
     */
    422: ValidationFailed | ContentInvalid | IdempotencyKeyReused;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type CreateEntryError = CreateEntryErrors[keyof CreateEntryErrors];

export type CreateEntryResponses = {
    /**
     * The entry was created.
     */
    201: Entry;
};

export type CreateEntryResponse = CreateEntryResponses[keyof CreateEntryResponses];

export type GetCalendarData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query: {
        /**
         * The first day.
         */
        'entry_date[gte]': Day;
        /**
         * The last day, at most 366 days from the first to the last.
         */
        'entry_date[lte]': Day;
        /**
         * The day whose earlier years are wanted.
         */
        on_this_day?: Day;
    };
    url: '/api/v1/workspaces/{workspace_id}/calendar';
};

export type GetCalendarErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetCalendarError = GetCalendarErrors[keyof GetCalendarErrors];

export type GetCalendarResponses = {
    /**
     * The calendar.
     */
    200: Calendar;
};

export type GetCalendarResponse = GetCalendarResponses[keyof GetCalendarResponses];

export type ListTagsData = {
    body?: never;
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
    };
    query?: {
        /**
         * Only tags that begin so, compared by what one sees.
         */
        prefix?: Tag;
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/workspaces/{workspace_id}/tags';
};

export type ListTagsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListTagsError = ListTagsErrors[keyof ListTagsErrors];

export type ListTagsResponses = {
    /**
     * One page of tags.
     */
    200: WorkspaceTagList;
};

export type ListTagsResponse = ListTagsResponses[keyof ListTagsResponses];

export type DeleteTagData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
        /**
         * The tag's id.
         */
        tag_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/tags/{tag_id}';
};

export type DeleteTagErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type DeleteTagError = DeleteTagErrors[keyof DeleteTagErrors];

export type DeleteTagResponses = {
    /**
     * It is gone.
     */
    204: void;
};

export type DeleteTagResponse = DeleteTagResponses[keyof DeleteTagResponses];

export type UpdateTagData = {
    /**
     * The new name.
     */
    body: TagPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The workspace's id.
         */
        workspace_id: string;
        /**
         * The tag's id.
         */
        tag_id: string;
    };
    query?: never;
    url: '/api/v1/workspaces/{workspace_id}/tags/{tag_id}';
};

export type UpdateTagErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * Another tag has this name.
     */
    409: TagExists;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateTagError = UpdateTagErrors[keyof UpdateTagErrors];

export type UpdateTagResponses = {
    /**
     * The tag as it is now.
     */
    200: WorkspaceTag;
};

export type UpdateTagResponse = UpdateTagResponses[keyof UpdateTagResponses];

export type DeleteEntryData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}';
};

export type DeleteEntryErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type DeleteEntryError = DeleteEntryErrors[keyof DeleteEntryErrors];

export type DeleteEntryResponses = {
    /**
     * The entry is in the trash.
     */
    200: TrashedEntry;
};

export type DeleteEntryResponse = DeleteEntryResponses[keyof DeleteEntryResponses];

export type GetEntryData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: {
        /**
         * As it was at this version.
         */
        as_of_version?: Version;
        /**
         * As it was at this instant. Not together with `as_of_version`.
         */
        as_of_time?: GivenInstant;
    };
    url: '/api/v1/entries/{entry_id}';
};

export type GetEntryErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetEntryError = GetEntryErrors[keyof GetEntryErrors];

export type GetEntryResponses = {
    /**
     * The entry.
     */
    200: Entry;
};

export type GetEntryResponse = GetEntryResponses[keyof GetEntryResponses];

export type UpdateEntryData = {
    /**
     * The fields to change.
     */
    body: EntryPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}';
};

export type UpdateEntryErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The entry is in the trash.
     */
    409: InvalidTransition;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateEntryError = UpdateEntryErrors[keyof UpdateEntryErrors];

export type UpdateEntryResponses = {
    /**
     * The entry as it is now.
     */
    200: Entry;
};

export type UpdateEntryResponse = UpdateEntryResponses[keyof UpdateEntryResponses];

export type ReplaceEntryContentData = {
    /**
     * The new content.
     */
    body: BlockDocument;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}/content';
};

export type ReplaceEntryContentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The entry is in the trash.
     */
    409: InvalidTransition;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the content is more than an entry holds.
     */
    422: ValidationFailed | ContentInvalid;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ReplaceEntryContentError = ReplaceEntryContentErrors[keyof ReplaceEntryContentErrors];

export type ReplaceEntryContentResponses = {
    /**
     * The entry as it is now.
     */
    200: Entry;
};

export type ReplaceEntryContentResponse = ReplaceEntryContentResponses[keyof ReplaceEntryContentResponses];

export type RestoreEntryData = {
    body?: never;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}/restore';
};

export type RestoreEntryErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The entry is not in the trash, or a request with this key is still running.
     */
    409: NotDeleted | IdempotencyInProgress;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RestoreEntryError = RestoreEntryErrors[keyof RestoreEntryErrors];

export type RestoreEntryResponses = {
    /**
     * The entry is back.
     */
    200: Entry;
};

export type RestoreEntryResponse = RestoreEntryResponses[keyof RestoreEntryResponses];

export type ListRevisionsData = {
    body?: never;
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/entries/{entry_id}/revisions';
};

export type ListRevisionsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListRevisionsError = ListRevisionsErrors[keyof ListRevisionsErrors];

export type ListRevisionsResponses = {
    /**
     * One page of revisions.
     */
    200: RevisionList;
};

export type ListRevisionsResponse = ListRevisionsResponses[keyof ListRevisionsResponses];

export type GetRevisionData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
        /**
         * A version of the entry.
         */
        version: Version;
    };
    query?: {
        /**
         * The version to compare with.
         */
        diff_from?: Version;
    };
    url: '/api/v1/entries/{entry_id}/revisions/{version}';
};

export type GetRevisionErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule, or there is no version to compare with.
     */
    422: ValidationFailed | RevisionNotFound;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetRevisionError = GetRevisionErrors[keyof GetRevisionErrors];

export type GetRevisionResponses = {
    /**
     * The revision.
     */
    200: Revision;
};

export type GetRevisionResponse = GetRevisionResponses[keyof GetRevisionResponses];

export type RestoreRevisionData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
        /**
         * A version of the entry.
         */
        version: Version;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}/revisions/{version}/restore';
};

export type RestoreRevisionErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The entry is in the trash, or a request with this key is still running.
     */
    409: InvalidTransition | IdempotencyInProgress;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RestoreRevisionError = RestoreRevisionErrors[keyof RestoreRevisionErrors];

export type RestoreRevisionResponses = {
    /**
     * The entry as it is now.
     */
    200: Entry;
};

export type RestoreRevisionResponse = RestoreRevisionResponses[keyof RestoreRevisionResponses];

export type ListEntryEventsData = {
    body?: never;
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/entries/{entry_id}/events';
};

export type ListEntryEventsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListEntryEventsError = ListEntryEventsErrors[keyof ListEntryEventsErrors];

export type ListEntryEventsResponses = {
    /**
     * One page of events.
     */
    200: EntryEventList;
};

export type ListEntryEventsResponse = ListEntryEventsResponses[keyof ListEntryEventsResponses];

export type PublishEntryData = {
    /**
     * What to publish.
     */
    body: PublicationCreate;
    headers: {
        /**
         * Names this attempt, so that a repetition does not publish twice. Required here.
         */
        'Idempotency-Key': IdempotencyKey;
    };
    path: {
        /**
         * The entry's id.
         */
        entry_id: string;
    };
    query?: never;
    url: '/api/v1/entries/{entry_id}/publications';
};

export type PublishEntryErrors = {
    /**
     * The request cannot be read, or its `Idempotency-Key` is missing.
     */
    400: MalformedRequest | IdempotencyKeyRequired;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, your role does not allow this, or your e-mail address is not confirmed.
     */
    403: InsufficientScope | Forbidden | EmailUnverified;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The slug or an alias is taken, the entry is in the trash, or a request with this key is still running.
     */
    409: SlugTaken | AliasTaken | InvalidTransition | IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, the entry has no such version, nothing of it is public, the slug is reserved, or the key was
     * used for another request.
     *
     */
    422: ValidationFailed | RevisionNotFound | PrivateContentBlocked | SlugReserved | IdempotencyKeyReused;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type PublishEntryError = PublishEntryErrors[keyof PublishEntryErrors];

export type PublishEntryResponses = {
    /**
     * The post is public, or scheduled.
     */
    201: WrittenPost;
};

export type PublishEntryResponse = PublishEntryResponses[keyof PublishEntryResponses];

export type ListPostsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: {
        /**
         * My own posts in this state.
         */
        status?: PostStatus;
        /**
         * Only posts of the author with this username.
         */
        author?: Username;
        /**
         * Only posts that carry this tag.
         */
        tag?: Tag;
        /**
         * `newest` first, or `popular`: what readers like, comment on and bookmark, weighed against age. Ten times as many make up for a
         * week. It is worked out every five minutes, and a list that was begun goes on as it was then, for a day. Lists by `status` are
         * always newest first.
         *
         */
        sort?: 'newest' | 'popular';
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/posts';
};

export type ListPostsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The list of this cursor is too old to go on with.
     */
    410: CursorExpired;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListPostsError = ListPostsErrors[keyof ListPostsErrors];

export type ListPostsResponses = {
    /**
     * One page of posts.
     */
    200: PostList;
};

export type ListPostsResponse = ListPostsResponses[keyof ListPostsResponses];

export type CreatePostData = {
    /**
     * The draft.
     */
    body: PostCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/posts';
};

export type CreatePostErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The slug or an alias is taken, or a request with this key is still running.
     */
    409: SlugTaken | AliasTaken | IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, the content is more than a post holds, the slug is reserved, or the key was used for another request.
     */
    422: ValidationFailed | ContentInvalid | SlugReserved | IdempotencyKeyReused;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type CreatePostError = CreatePostErrors[keyof CreatePostErrors];

export type CreatePostResponses = {
    /**
     * The draft.
     */
    201: WrittenPost;
};

export type CreatePostResponse = CreatePostResponses[keyof CreatePostResponses];

export type DeletePostData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}';
};

export type DeletePostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type DeletePostError = DeletePostErrors[keyof DeletePostErrors];

export type DeletePostResponses = {
    /**
     * The post is in the trash.
     */
    200: TrashedPost;
};

export type DeletePostResponse = DeletePostResponses[keyof DeletePostResponses];

export type GetPostData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}';
};

export type GetPostErrors = {
    /**
     * The access token, or the key, is no good. Without one, the answer is what everybody gets.
     */
    401: TokenInvalid | TokenExpired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetPostError = GetPostErrors[keyof GetPostErrors];

export type GetPostResponses = {
    /**
     * The post.
     */
    200: Post;
};

export type GetPostResponse = GetPostResponses[keyof GetPostResponses];

export type UpdatePostData = {
    /**
     * The fields to change.
     */
    body: PostPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}';
};

export type UpdatePostErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The slug or an alias is taken, the post is in the trash, or it has never been public and so has no date.
     */
    409: SlugTaken | AliasTaken | InvalidTransition;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the slug is reserved.
     */
    422: ValidationFailed | SlugReserved;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdatePostError = UpdatePostErrors[keyof UpdatePostErrors];

export type UpdatePostResponses = {
    /**
     * The post as it is now.
     */
    200: WrittenPost;
};

export type UpdatePostResponse = UpdatePostResponses[keyof UpdatePostResponses];

export type ReplacePostContentData = {
    /**
     * The new content.
     */
    body: PostContent;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/content';
};

export type ReplacePostContentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post is in the trash.
     */
    409: InvalidTransition;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the content is more than a post holds.
     */
    422: ValidationFailed | ContentInvalid;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ReplacePostContentError = ReplacePostContentErrors[keyof ReplacePostContentErrors];

export type ReplacePostContentResponses = {
    /**
     * The post as it is now.
     */
    200: WrittenPost;
};

export type ReplacePostContentResponse = ReplacePostContentResponses[keyof ReplacePostContentResponses];

export type RestorePostData = {
    body?: never;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/restore';
};

export type RestorePostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post is not in the trash, or a request with this key is still running.
     */
    409: NotDeleted | IdempotencyInProgress;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RestorePostError = RestorePostErrors[keyof RestorePostErrors];

export type RestorePostResponses = {
    /**
     * The post is back.
     */
    200: Post;
};

export type RestorePostResponse = RestorePostResponses[keyof RestorePostResponses];

export type PublishPostData = {
    /**
     * When, if not now.
     */
    body?: PostPublication;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
        /**
         * Names this attempt, so that a repetition does not publish twice. Required here.
         */
        'Idempotency-Key': IdempotencyKey;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/publish';
};

export type PublishPostErrors = {
    /**
     * The request cannot be read, or its `Idempotency-Key` is missing.
     */
    400: MalformedRequest | IdempotencyKeyRequired;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your e-mail address is not confirmed.
     */
    403: InsufficientScope | EmailUnverified;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post is public already, or in the trash, or a request with this key is still running.
     */
    409: AlreadyPublished | InvalidTransition | IdempotencyInProgress;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type PublishPostError = PublishPostErrors[keyof PublishPostErrors];

export type PublishPostResponses = {
    /**
     * The post is public, or scheduled.
     */
    200: Post;
};

export type PublishPostResponse = PublishPostResponses[keyof PublishPostResponses];

export type UnpublishPostData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/unpublish';
};

export type UnpublishPostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post is neither published nor scheduled, or a request with this key is still running.
     */
    409: InvalidTransition | IdempotencyInProgress;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UnpublishPostError = UnpublishPostErrors[keyof UnpublishPostErrors];

export type UnpublishPostResponses = {
    /**
     * The post as it is now, seen by its author alone.
     */
    200: Post;
};

export type UnpublishPostResponse = UnpublishPostResponses[keyof UnpublishPostResponses];

export type ResyncPostData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/resync';
};

export type ResyncPostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post was not made of an entry that you may see, there is nothing new, one of them is in the trash, or a request with this key is still running.
     */
    409: NotLinked | NothingToSync | InvalidTransition | IdempotencyInProgress;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule, nothing of the entry is public, or the key was used for another request.
     */
    422: ValidationFailed | PrivateContentBlocked | IdempotencyKeyReused;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of bytes that the entries and
     * posts of one author take with all their versions (`quota_exceeded`, against which only deleting helps; what is in the trash
     * counts until it is purged).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ResyncPostError = ResyncPostErrors[keyof ResyncPostErrors];

export type ResyncPostResponses = {
    /**
     * The post as it is now.
     */
    200: WrittenPost;
};

export type ResyncPostResponse = ResyncPostResponses[keyof ResyncPostResponses];

export type ListPostVersionsData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/posts/{post_id}/versions';
};

export type ListPostVersionsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListPostVersionsError = ListPostVersionsErrors[keyof ListPostVersionsErrors];

export type ListPostVersionsResponses = {
    /**
     * One page of versions.
     */
    200: PostVersionList;
};

export type ListPostVersionsResponse = ListPostVersionsResponses[keyof ListPostVersionsResponses];

export type GetPostVersionData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
        /**
         * One of the versions that `listPostVersions` lists.
         */
        version: Version;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/versions/{version}';
};

export type GetPostVersionErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetPostVersionError = GetPostVersionErrors[keyof GetPostVersionErrors];

export type GetPostVersionResponses = {
    /**
     * The version.
     */
    200: PostVersion;
};

export type GetPostVersionResponse = GetPostVersionResponses[keyof GetPostVersionResponses];

export type ListPostSlugsData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: {
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/posts/{post_id}/slugs';
};

export type ListPostSlugsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListPostSlugsError = ListPostSlugsErrors[keyof ListPostSlugsErrors];

export type ListPostSlugsResponses = {
    /**
     * One page of slugs.
     */
    200: PostSlugList;
};

export type ListPostSlugsResponse = ListPostSlugsResponses[keyof ListPostSlugsResponses];

export type UnlikePostData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/like';
};

export type UnlikePostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UnlikePostError = UnlikePostErrors[keyof UnlikePostErrors];

export type UnlikePostResponses = {
    /**
     * You do not like it.
     */
    204: void;
};

export type UnlikePostResponse = UnlikePostResponses[keyof UnlikePostResponses];

export type LikePostData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/like';
};

export type LikePostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type LikePostError = LikePostErrors[keyof LikePostErrors];

export type LikePostResponses = {
    /**
     * You like it.
     */
    204: void;
};

export type LikePostResponse = LikePostResponses[keyof LikePostResponses];

export type UnbookmarkPostData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/bookmark';
};

export type UnbookmarkPostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UnbookmarkPostError = UnbookmarkPostErrors[keyof UnbookmarkPostErrors];

export type UnbookmarkPostResponses = {
    /**
     * It is not among your bookmarks.
     */
    204: void;
};

export type UnbookmarkPostResponse = UnbookmarkPostResponses[keyof UnbookmarkPostResponses];

export type BookmarkPostData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/bookmark';
};

export type BookmarkPostErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type BookmarkPostError = BookmarkPostErrors[keyof BookmarkPostErrors];

export type BookmarkPostResponses = {
    /**
     * It is among your bookmarks.
     */
    204: void;
};

export type BookmarkPostResponse = BookmarkPostResponses[keyof BookmarkPostResponses];

export type ListCommentsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: {
        /**
         * Only what was replied to this comment, directly or not.
         */
        parent_id?: string;
        /**
         * The order.
         */
        sort?: 'thread' | 'oldest' | 'newest';
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/posts/{post_id}/comments';
};

export type ListCommentsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token, or the key, is no good. Without one, the answer is what everybody gets.
     */
    401: TokenInvalid | TokenExpired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListCommentsError = ListCommentsErrors[keyof ListCommentsErrors];

export type ListCommentsResponses = {
    /**
     * One page of comments.
     */
    200: CommentList;
};

export type ListCommentsResponse = ListCommentsResponses[keyof ListCommentsResponses];

export type CreateCommentData = {
    /**
     * The comment.
     */
    body: CommentCreate;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/comments';
};

export type CreateCommentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your e-mail address is not confirmed.
     */
    403: InsufficientScope | EmailUnverified;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post takes no comments, or a request with this key is still running.
     */
    409: CommentsClosed | IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, what it replies to is not there or too deep, or the key was used for another request.
     */
    422: ValidationFailed | ParentNotFound | CommentDepthExceeded | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type CreateCommentError = CreateCommentErrors[keyof CreateCommentErrors];

export type CreateCommentResponses = {
    /**
     * The comment was taken.
     */
    201: Comment;
};

export type CreateCommentResponse = CreateCommentResponses[keyof CreateCommentResponses];

export type GetPostStatsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: {
        /**
         * How many days, today included.
         */
        days?: number;
    };
    url: '/api/v1/posts/{post_id}/stats';
};

export type GetPostStatsErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetPostStatsError = GetPostStatsErrors[keyof GetPostStatsErrors];

export type GetPostStatsResponses = {
    /**
     * The figures.
     */
    200: PostStats;
};

export type GetPostStatsResponse = GetPostStatsResponses[keyof GetPostStatsResponses];

export type RecordViewData = {
    body?: never;
    path: {
        /**
         * The post's id.
         */
        post_id: string;
    };
    query?: never;
    url: '/api/v1/posts/{post_id}/views';
};

export type RecordViewErrors = {
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type RecordViewError = RecordViewErrors[keyof RecordViewErrors];

export type RecordViewResponses = {
    /**
     * It was taken, whether or not it counts.
     */
    202: unknown;
};

export type DeleteCommentData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The comment's id.
         */
        comment_id: string;
    };
    query?: never;
    url: '/api/v1/comments/{comment_id}';
};

export type DeleteCommentErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type DeleteCommentError = DeleteCommentErrors[keyof DeleteCommentErrors];

export type DeleteCommentResponses = {
    /**
     * The comment is deleted.
     */
    204: void;
};

export type DeleteCommentResponse = DeleteCommentResponses[keyof DeleteCommentResponses];

export type GetCommentData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The comment's id.
         */
        comment_id: string;
    };
    query?: never;
    url: '/api/v1/comments/{comment_id}';
};

export type GetCommentErrors = {
    /**
     * The access token, or the key, is no good. Without one, the answer is what everybody gets.
     */
    401: TokenInvalid | TokenExpired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetCommentError = GetCommentErrors[keyof GetCommentErrors];

export type GetCommentResponses = {
    /**
     * The comment.
     */
    200: Comment;
};

export type GetCommentResponse = GetCommentResponses[keyof GetCommentResponses];

export type UpdateCommentData = {
    /**
     * The new text.
     */
    body: CommentPatch;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The comment's id.
         */
        comment_id: string;
    };
    query?: never;
    url: '/api/v1/comments/{comment_id}';
};

export type UpdateCommentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The post takes no comments any more, and the time to correct this one is over.
     */
    409: CommentsClosed;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UpdateCommentError = UpdateCommentErrors[keyof UpdateCommentErrors];

export type UpdateCommentResponses = {
    /**
     * The comment as it is now.
     */
    200: Comment;
};

export type UpdateCommentResponse = UpdateCommentResponses[keyof UpdateCommentResponses];

export type ReportCommentData = {
    /**
     * What is wrong with it.
     */
    body: CommentReport;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The comment's id.
         */
        comment_id: string;
    };
    query?: never;
    url: '/api/v1/comments/{comment_id}/reports';
};

export type ReportCommentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your e-mail address is not confirmed.
     */
    403: InsufficientScope | EmailUnverified;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ReportCommentError = ReportCommentErrors[keyof ReportCommentErrors];

export type ReportCommentResponses = {
    /**
     * The report was taken.
     */
    204: void;
};

export type ReportCommentResponse = ReportCommentResponses[keyof ReportCommentResponses];

export type ModerateCommentData = {
    /**
     * The decision.
     */
    body: ModerationDecision;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path: {
        /**
         * The comment's id.
         */
        comment_id: string;
    };
    query?: never;
    url: '/api/v1/comments/{comment_id}/moderation_decisions';
};

export type ModerateCommentErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope, or your role does not allow this.
     */
    403: InsufficientScope | Forbidden;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The comment is in a state that does not allow this, or a request with this key is still running.
     */
    409: InvalidTransition | IdempotencyInProgress;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The body is larger than the operation takes.
     */
    413: ContentTooLarge;
    /**
     * The operation does not take this `Content-Type`.
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ModerateCommentError = ModerateCommentErrors[keyof ModerateCommentErrors];

export type ModerateCommentResponses = {
    /**
     * The comment as it is now.
     */
    200: ModeratedComment;
};

export type ModerateCommentResponse = ModerateCommentResponses[keyof ModerateCommentResponses];

export type ListModerationQueueData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * What to look at.
         */
        status?: 'pending' | 'reported' | 'spam';
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/moderation/comments';
};

export type ListModerationQueueErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListModerationQueueError = ListModerationQueueErrors[keyof ListModerationQueueErrors];

export type ListModerationQueueResponses = {
    /**
     * One page of comments.
     */
    200: ModeratedCommentList;
};

export type ListModerationQueueResponse = ListModerationQueueResponses[keyof ListModerationQueueResponses];

export type GetUserData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * Whose profile.
         */
        username: Username;
    };
    query?: never;
    url: '/api/v1/users/{username}';
};

export type GetUserErrors = {
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetUserError = GetUserErrors[keyof GetUserErrors];

export type GetUserResponses = {
    /**
     * The profile.
     */
    200: PublicProfile;
};

export type GetUserResponse = GetUserResponses[keyof GetUserResponses];

export type GetPostByAddressData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The author's username.
         */
        username: Username;
        /**
         * The post's slug.
         */
        slug: Slug;
    };
    query?: never;
    url: '/api/v1/users/{username}/posts/{slug}';
};

export type GetPostByAddressErrors = {
    /**
     * The access token, or the key, is no good. Without one, the answer is what everybody gets.
     */
    401: TokenInvalid | TokenExpired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The author removed the post.
     */
    410: Gone;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetPostByAddressError = GetPostByAddressErrors[keyof GetPostByAddressErrors];

export type GetPostByAddressResponses = {
    /**
     * The post.
     */
    200: Post;
};

export type GetPostByAddressResponse = GetPostByAddressResponses[keyof GetPostByAddressResponses];

export type FindByFormerAddressData = {
    body?: never;
    path: {
        /**
         * The author's username.
         */
        username: Username;
    };
    query: {
        /**
         * The address, with or without scheme and host, as the reader's request has it.
         */
        address: string;
    };
    url: '/api/v1/users/{username}/former_addresses';
};

export type FindByFormerAddressErrors = {
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The author removed the post.
     */
    410: Gone;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
};

export type FindByFormerAddressError = FindByFormerAddressErrors[keyof FindByFormerAddressErrors];

export type FindByFormerAddressResponses = {
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type FindByFormerAddressResponse = FindByFormerAddressResponses[keyof FindByFormerAddressResponses];

export type GetFeedData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
        /**
         * The `Last-Modified` of the answer that you have. `304` when nothing has changed since. What is no date is ignored, and so
         * is the header beside `If-None-Match` (RFC 9110, section 13.2.2).
         *
         */
        'If-Modified-Since'?: string;
    };
    path: {
        /**
         * The author's username.
         */
        username: Username;
    };
    query?: {
        /**
         * The format, whichever of them `Accept` likes best.
         */
        format?: 'rss' | 'atom' | 'json';
    };
    url: '/api/v1/feeds/{username}';
};

export type GetFeedErrors = {
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetFeedError = GetFeedErrors[keyof GetFeedErrors];

export type GetFeedResponses = {
    /**
     * The feed.
     */
    200: JsonFeed;
};

export type GetFeedResponse = GetFeedResponses[keyof GetFeedResponses];

export type SearchPostsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * What to look for.
         */
        q: string;
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/search';
};

export type SearchPostsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type SearchPostsError = SearchPostsErrors[keyof SearchPostsErrors];

export type SearchPostsResponses = {
    /**
     * One page of findings.
     */
    200: SearchResultList;
};

export type SearchPostsResponse = SearchPostsResponses[keyof SearchPostsResponses];

export type ListMediaData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only files that no entry and no post shows, those in the trash included.
         */
        unattached?: boolean;
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/media';
};

export type ListMediaErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListMediaError = ListMediaErrors[keyof ListMediaErrors];

export type ListMediaResponses = {
    /**
     * One page of files.
     */
    200: MediaList;
};

export type ListMediaResponse = ListMediaResponses[keyof ListMediaResponses];

export type UploadMediaData = {
    /**
     * The file, and what it shows.
     */
    body: MediaUpload;
    headers?: {
        /**
         * Names this attempt, so that a repetition does not act twice.
         */
        'Idempotency-Key'?: IdempotencyKey;
    };
    path?: never;
    query?: never;
    url: '/api/v1/media';
};

export type UploadMediaErrors = {
    /**
     * The request cannot be read.
     */
    400: MalformedRequest;
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * A request with this key is still running.
     */
    409: IdempotencyInProgress;
    /**
     * The file has too many bytes, pixels or frames.
     */
    413: MediaTooLarge;
    /**
     * The body is not a form, the file is of none of the types above, or it is something else than its name and
     * `Content-Type` say.
     *
     */
    415: MediaTypeUnsupported;
    /**
     * The input breaks a rule, or the key was used for another request.
     */
    422: ValidationFailed | IdempotencyKeyReused;
    /**
     * That was more than the quota allows: of requests (`rate_limited`, which says when to ask again), or of files and bytes
     * that one account may keep (`quota_exceeded`, which only deleting helps against).
     *
     */
    429: RateLimited | QuotaExceeded;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type UploadMediaError = UploadMediaErrors[keyof UploadMediaErrors];

export type UploadMediaResponses = {
    /**
     * You have this file already.
     */
    200: Media;
    /**
     * The file is there.
     */
    201: Media;
};

export type UploadMediaResponse = UploadMediaResponses[keyof UploadMediaResponses];

export type DeleteMediaData = {
    body?: never;
    headers: {
        /**
         * The `ETag` of the version that you saw.
         */
        'If-Match': EntityTag;
    };
    path: {
        /**
         * The file's id.
         */
        media_id: string;
    };
    query?: {
        /**
         * Delete it even if something shows it.
         */
        force?: boolean;
    };
    url: '/api/v1/media/{media_id}';
};

export type DeleteMediaErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * An entry or a post shows it.
     */
    409: MediaInUse;
    /**
     * It changed since the version that `If-Match` names.
     */
    412: VersionConflict;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * The `If-Match` header is missing.
     */
    428: PreconditionRequired;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type DeleteMediaError = DeleteMediaErrors[keyof DeleteMediaErrors];

export type DeleteMediaResponses = {
    /**
     * It is deleted.
     */
    204: void;
};

export type DeleteMediaResponse = DeleteMediaResponses[keyof DeleteMediaResponses];

export type GetMediaData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The file's id.
         */
        media_id: string;
    };
    query?: never;
    url: '/api/v1/media/{media_id}';
};

export type GetMediaErrors = {
    /**
     * The access token is missing or no good.
     */
    401: AuthenticationRequired | TokenInvalid | TokenExpired;
    /**
     * The access token lacks a scope.
     */
    403: InsufficientScope;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetMediaError = GetMediaErrors[keyof GetMediaErrors];

export type GetMediaResponses = {
    /**
     * What is known of the file.
     */
    200: Media;
};

export type GetMediaResponse = GetMediaResponses[keyof GetMediaResponses];

export type GetMediaContentData = {
    body?: never;
    headers?: {
        /**
         * A range of bytes (RFC 9110 §14.1.2). What cannot be read as one counts as absent.
         */
        Range?: string;
        /**
         * The `ETag` that the range belongs to; with another one the whole is sent.
         */
        'If-Range'?: string;
        /**
         * The `ETag` of the answer that you have, several of them, or `*`. `304` when it is still good.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The file's id.
         */
        media_id: string;
    };
    query?: {
        /**
         * Which variation of a picture. Where it was too small for one, or is no picture, that is the original.
         */
        variant?: 'original' | 'thumb' | 'medium';
    };
    url: '/api/v1/media/{media_id}/content';
};

export type GetMediaContentErrors = {
    /**
     * The access token, or the key, is no good. Without one, the answer is what everybody gets.
     */
    401: TokenInvalid | TokenExpired;
    /**
     * There is nothing here that you may see.
     */
    404: NotFound;
    /**
     * The range begins behind the end.
     */
    416: RangeNotSatisfiable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetMediaContentError = GetMediaContentErrors[keyof GetMediaContentErrors];

export type GetMediaContentResponses = {
    /**
     * All of it.
     */
    200: unknown;
    /**
     * The range that was asked for.
     */
    206: unknown;
};

export type ListPublicTagsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only tags that begin so, in any case.
         */
        prefix?: Tag;
        /**
         * The most items that a page may have.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before, with the same filters.
         */
        cursor?: string;
    };
    url: '/api/v1/tags';
};

export type ListPublicTagsErrors = {
    /**
     * The cursor is of no use here.
     */
    400: CursorInvalid | CursorMismatch;
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * That was more than the quota allows; ask again after `Retry-After` seconds.
     */
    429: RateLimited;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type ListPublicTagsError = ListPublicTagsErrors[keyof ListPublicTagsErrors];

export type ListPublicTagsResponses = {
    /**
     * One page of tags.
     */
    200: PublicTagList;
};

export type ListPublicTagsResponse = ListPublicTagsResponses[keyof ListPublicTagsResponses];

export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthErrors = {
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * Something broke on our side, or the service cannot answer now.
     */
    default: InternalError | Unavailable;
};

export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];

export type GetHealthResponses = {
    /**
     * It is.
     */
    200: Health;
};

export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];

export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type GetReadinessErrors = {
    /**
     * No representation matches the `Accept` header.
     */
    406: NotAcceptable;
    /**
     * The input breaks a rule.
     */
    422: ValidationFailed;
    /**
     * It cannot, for now.
     */
    503: Unavailable;
    /**
     * Something broke on our side.
     */
    default: InternalError;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
    /**
     * It can.
     */
    200: Readiness;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

/**
 * The event, as it was recorded.
 */
export type PostUserRegisteredWebhookPayload = UserRegisteredEvent;

export type PostUserRegisteredWebhookRequest = {
    body: PostUserRegisteredWebhookPayload;
    key: 'user.registered';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostUserUpdatedWebhookPayload = UserUpdatedEvent;

export type PostUserUpdatedWebhookRequest = {
    body: PostUserUpdatedWebhookPayload;
    key: 'user.updated';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostWorkspaceCreatedWebhookPayload = WorkspaceCreatedEvent;

export type PostWorkspaceCreatedWebhookRequest = {
    body: PostWorkspaceCreatedWebhookPayload;
    key: 'workspace.created';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostWorkspaceUpdatedWebhookPayload = WorkspaceUpdatedEvent;

export type PostWorkspaceUpdatedWebhookRequest = {
    body: PostWorkspaceUpdatedWebhookPayload;
    key: 'workspace.updated';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMemberInvitedWebhookPayload = MemberInvitedEvent;

export type PostMemberInvitedWebhookRequest = {
    body: PostMemberInvitedWebhookPayload;
    key: 'member.invited';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMemberJoinedWebhookPayload = MemberJoinedEvent;

export type PostMemberJoinedWebhookRequest = {
    body: PostMemberJoinedWebhookPayload;
    key: 'member.joined';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMemberRoleChangedWebhookPayload = MemberRoleChangedEvent;

export type PostMemberRoleChangedWebhookRequest = {
    body: PostMemberRoleChangedWebhookPayload;
    key: 'member.role_changed';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMemberRemovedWebhookPayload = MemberRemovedEvent;

export type PostMemberRemovedWebhookRequest = {
    body: PostMemberRemovedWebhookPayload;
    key: 'member.removed';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryCreatedWebhookPayload = EntryCreatedEvent;

export type PostEntryCreatedWebhookRequest = {
    body: PostEntryCreatedWebhookPayload;
    key: 'entry.created';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryUpdatedWebhookPayload = EntryUpdatedEvent;

export type PostEntryUpdatedWebhookRequest = {
    body: PostEntryUpdatedWebhookPayload;
    key: 'entry.updated';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryContentReplacedWebhookPayload = EntryContentReplacedEvent;

export type PostEntryContentReplacedWebhookRequest = {
    body: PostEntryContentReplacedWebhookPayload;
    key: 'entry.content_replaced';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryTaggedWebhookPayload = EntryTaggedEvent;

export type PostEntryTaggedWebhookRequest = {
    body: PostEntryTaggedWebhookPayload;
    key: 'entry.tagged';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryTrashedWebhookPayload = EntryTrashedEvent;

export type PostEntryTrashedWebhookRequest = {
    body: PostEntryTrashedWebhookPayload;
    key: 'entry.trashed';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryRestoredWebhookPayload = EntryRestoredEvent;

export type PostEntryRestoredWebhookRequest = {
    body: PostEntryRestoredWebhookPayload;
    key: 'entry.restored';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryRevisionRestoredWebhookPayload = EntryRevisionRestoredEvent;

export type PostEntryRevisionRestoredWebhookRequest = {
    body: PostEntryRevisionRestoredWebhookPayload;
    key: 'entry.revision_restored';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryPurgedWebhookPayload = EntryPurgedEvent;

export type PostEntryPurgedWebhookRequest = {
    body: PostEntryPurgedWebhookPayload;
    key: 'entry.purged';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostEntryPublishedWebhookPayload = EntryPublishedEvent;

export type PostEntryPublishedWebhookRequest = {
    body: PostEntryPublishedWebhookPayload;
    key: 'entry.published';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostCreatedWebhookPayload = PostCreatedEvent;

export type PostPostCreatedWebhookRequest = {
    body: PostPostCreatedWebhookPayload;
    key: 'post.created';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostUpdatedWebhookPayload = PostUpdatedEvent;

export type PostPostUpdatedWebhookRequest = {
    body: PostPostUpdatedWebhookPayload;
    key: 'post.updated';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostContentReplacedWebhookPayload = PostContentReplacedEvent;

export type PostPostContentReplacedWebhookRequest = {
    body: PostPostContentReplacedWebhookPayload;
    key: 'post.content_replaced';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostSlugChangedWebhookPayload = PostSlugChangedEvent;

export type PostPostSlugChangedWebhookRequest = {
    body: PostPostSlugChangedWebhookPayload;
    key: 'post.slug_changed';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostScheduledWebhookPayload = PostScheduledEvent;

export type PostPostScheduledWebhookRequest = {
    body: PostPostScheduledWebhookPayload;
    key: 'post.scheduled';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostScheduleCancelledWebhookPayload = PostScheduleCancelledEvent;

export type PostPostScheduleCancelledWebhookRequest = {
    body: PostPostScheduleCancelledWebhookPayload;
    key: 'post.schedule_cancelled';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostPublishedWebhookPayload = PostPublishedEvent;

export type PostPostPublishedWebhookRequest = {
    body: PostPostPublishedWebhookPayload;
    key: 'post.published';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostUnpublishedWebhookPayload = PostUnpublishedEvent;

export type PostPostUnpublishedWebhookRequest = {
    body: PostPostUnpublishedWebhookPayload;
    key: 'post.unpublished';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostTrashedWebhookPayload = PostTrashedEvent;

export type PostPostTrashedWebhookRequest = {
    body: PostPostTrashedWebhookPayload;
    key: 'post.trashed';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostRestoredWebhookPayload = PostRestoredEvent;

export type PostPostRestoredWebhookRequest = {
    body: PostPostRestoredWebhookPayload;
    key: 'post.restored';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostResyncedWebhookPayload = PostResyncedEvent;

export type PostPostResyncedWebhookRequest = {
    body: PostPostResyncedWebhookPayload;
    key: 'post.resynced';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostPostPurgedWebhookPayload = PostPurgedEvent;

export type PostPostPurgedWebhookRequest = {
    body: PostPostPurgedWebhookPayload;
    key: 'post.purged';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentCreatedWebhookPayload = CommentCreatedEvent;

export type PostCommentCreatedWebhookRequest = {
    body: PostCommentCreatedWebhookPayload;
    key: 'comment.created';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentEditedWebhookPayload = CommentEditedEvent;

export type PostCommentEditedWebhookRequest = {
    body: PostCommentEditedWebhookPayload;
    key: 'comment.edited';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentDeletedWebhookPayload = CommentDeletedEvent;

export type PostCommentDeletedWebhookRequest = {
    body: PostCommentDeletedWebhookPayload;
    key: 'comment.deleted';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentReportedWebhookPayload = CommentReportedEvent;

export type PostCommentReportedWebhookRequest = {
    body: PostCommentReportedWebhookPayload;
    key: 'comment.reported';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentApprovedWebhookPayload = CommentApprovedEvent;

export type PostCommentApprovedWebhookRequest = {
    body: PostCommentApprovedWebhookPayload;
    key: 'comment.approved';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentRejectedWebhookPayload = CommentRejectedEvent;

export type PostCommentRejectedWebhookRequest = {
    body: PostCommentRejectedWebhookPayload;
    key: 'comment.rejected';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentMarkedSpamWebhookPayload = CommentMarkedSpamEvent;

export type PostCommentMarkedSpamWebhookRequest = {
    body: PostCommentMarkedSpamWebhookPayload;
    key: 'comment.marked_spam';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentHiddenWebhookPayload = CommentHiddenEvent;

export type PostCommentHiddenWebhookRequest = {
    body: PostCommentHiddenWebhookPayload;
    key: 'comment.hidden';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostCommentUnhiddenWebhookPayload = CommentUnhiddenEvent;

export type PostCommentUnhiddenWebhookRequest = {
    body: PostCommentUnhiddenWebhookPayload;
    key: 'comment.unhidden';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMediaUploadedWebhookPayload = MediaUploadedEvent;

export type PostMediaUploadedWebhookRequest = {
    body: PostMediaUploadedWebhookPayload;
    key: 'media.uploaded';
    path?: never;
    query?: never;
};

/**
 * The event, as it was recorded.
 */
export type PostMediaDeletedWebhookPayload = MediaDeletedEvent;

export type PostMediaDeletedWebhookRequest = {
    body: PostMediaDeletedWebhookPayload;
    key: 'media.deleted';
    path?: never;
    query?: never;
};

// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

import { client } from './client.gen.ts';
import { type Client, type ClientMeta, formDataBodySerializer, type Options as Options2, type RequestResult, type TDataShape } from './client/index.ts';
import type { AcceptInvitationData, AcceptInvitationErrors, AcceptInvitationResponses, BookmarkPostData, BookmarkPostErrors, BookmarkPostResponses, ChangePasswordData, ChangePasswordErrors, ChangePasswordResponses, ConfirmPasswordResetData, ConfirmPasswordResetErrors, ConfirmPasswordResetResponses, CreateApiKeyData, CreateApiKeyErrors, CreateApiKeyResponses, CreateCommentData, CreateCommentErrors, CreateCommentResponses, CreateEntryData, CreateEntryErrors, CreateEntryResponses, CreatePostData, CreatePostErrors, CreatePostResponses, CreateWorkspaceData, CreateWorkspaceErrors, CreateWorkspaceResponses, DeleteCommentData, DeleteCommentErrors, DeleteCommentResponses, DeleteEntryData, DeleteEntryErrors, DeleteEntryResponses, DeleteMediaData, DeleteMediaErrors, DeleteMediaResponses, DeletePostData, DeletePostErrors, DeletePostResponses, DeleteTagData, DeleteTagErrors, DeleteTagResponses, FindByFormerAddressData, FindByFormerAddressErrors, FindByFormerAddressResponses, GetAccountData, GetAccountErrors, GetAccountResponses, GetCalendarData, GetCalendarErrors, GetCalendarResponses, GetCommentData, GetCommentErrors, GetCommentResponses, GetEntryData, GetEntryErrors, GetEntryResponses, GetFeedData, GetFeedErrors, GetFeedResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetJwksData, GetJwksErrors, GetJwksResponses, GetMediaContentData, GetMediaContentErrors, GetMediaContentResponses, GetMediaData, GetMediaErrors, GetMediaResponses, GetPostByAddressData, GetPostByAddressErrors, GetPostByAddressResponses, GetPostData, GetPostErrors, GetPostResponses, GetPostStatsData, GetPostStatsErrors, GetPostStatsResponses, GetPostVersionData, GetPostVersionErrors, GetPostVersionResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetRevisionData, GetRevisionErrors, GetRevisionResponses, GetUserData, GetUserErrors, GetUserResponses, GetWorkspaceData, GetWorkspaceErrors, GetWorkspaceResponses, InviteMemberData, InviteMemberErrors, InviteMemberResponses, LikePostData, LikePostErrors, LikePostResponses, ListApiKeysData, ListApiKeysErrors, ListApiKeysResponses, ListBookmarksData, ListBookmarksErrors, ListBookmarksResponses, ListCommentsData, ListCommentsErrors, ListCommentsResponses, ListEntriesData, ListEntriesErrors, ListEntriesResponses, ListEntryEventsData, ListEntryEventsErrors, ListEntryEventsResponses, ListMediaData, ListMediaErrors, ListMediaResponses, ListMembersData, ListMembersErrors, ListMembersResponses, ListModerationQueueData, ListModerationQueueErrors, ListModerationQueueResponses, ListPostsData, ListPostsErrors, ListPostSlugsData, ListPostSlugsErrors, ListPostSlugsResponses, ListPostsResponses, ListPostVersionsData, ListPostVersionsErrors, ListPostVersionsResponses, ListPublicTagsData, ListPublicTagsErrors, ListPublicTagsResponses, ListRevisionsData, ListRevisionsErrors, ListRevisionsResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListTagsData, ListTagsErrors, ListTagsResponses, ListWorkspacesData, ListWorkspacesErrors, ListWorkspacesResponses, ModerateCommentData, ModerateCommentErrors, ModerateCommentResponses, PublishEntryData, PublishEntryErrors, PublishEntryResponses, PublishPostData, PublishPostErrors, PublishPostResponses, ReauthenticateData, ReauthenticateErrors, ReauthenticateResponses, RecordViewData, RecordViewErrors, RecordViewResponses, RefreshTokensData, RefreshTokensErrors, RefreshTokensResponses, RegisterData, RegisterErrors, RegisterResponses, RemoveMemberData, RemoveMemberErrors, RemoveMemberResponses, ReplaceEntryContentData, ReplaceEntryContentErrors, ReplaceEntryContentResponses, ReplacePostContentData, ReplacePostContentErrors, ReplacePostContentResponses, ReportCommentData, ReportCommentErrors, ReportCommentResponses, RequestEmailVerificationData, RequestEmailVerificationErrors, RequestEmailVerificationResponses, RequestPasswordResetData, RequestPasswordResetErrors, RequestPasswordResetResponses, RestoreEntryData, RestoreEntryErrors, RestoreEntryResponses, RestorePostData, RestorePostErrors, RestorePostResponses, RestoreRevisionData, RestoreRevisionErrors, RestoreRevisionResponses, ResyncPostData, ResyncPostErrors, ResyncPostResponses, RevokeApiKeyData, RevokeApiKeyErrors, RevokeApiKeyResponses, RevokeSessionData, RevokeSessionErrors, RevokeSessionResponses, RevokeSessionsData, RevokeSessionsErrors, RevokeSessionsResponses, SearchPostsData, SearchPostsErrors, SearchPostsResponses, SignInData, SignInErrors, SignInResponses, UnbookmarkPostData, UnbookmarkPostErrors, UnbookmarkPostResponses, UnlikePostData, UnlikePostErrors, UnlikePostResponses, UnpublishPostData, UnpublishPostErrors, UnpublishPostResponses, UpdateAccountData, UpdateAccountErrors, UpdateAccountResponses, UpdateCommentData, UpdateCommentErrors, UpdateCommentResponses, UpdateEntryData, UpdateEntryErrors, UpdateEntryResponses, UpdateMemberData, UpdateMemberErrors, UpdateMemberResponses, UpdatePostData, UpdatePostErrors, UpdatePostResponses, UpdateTagData, UpdateTagErrors, UpdateTagResponses, UpdateWorkspaceData, UpdateWorkspaceErrors, UpdateWorkspaceResponses, UploadMediaData, UploadMediaErrors, UploadMediaResponses, VerifyEmailData, VerifyEmailErrors, VerifyEmailResponses, WithdrawInvitationData, WithdrawInvitationErrors, WithdrawInvitationResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * Open an account
 *
 * Always answers 202 with the same body, whether or not the address is known, so that nobody learns who has an account.
 * If the wished username is taken, the account starts with a free variation of it; change it with `updateAccount`.
 *
 */
export const register = <ThrowOnError extends boolean = false>(options: Options<RegisterData, ThrowOnError>): RequestResult<RegisterResponses, RegisterErrors, ThrowOnError> => (options.client ?? client).post<RegisterResponses, RegisterErrors, ThrowOnError>({
    url: '/api/v1/auth/registrations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Confirm an e-mail address
 *
 * Takes the token of a letter, once, within 24 hours. It is the new account's address that is confirmed, or the one that
 * `updateAccount` asked for, which becomes the account's now.
 *
 */
export const verifyEmail = <ThrowOnError extends boolean = false>(options: Options<VerifyEmailData, ThrowOnError>): RequestResult<VerifyEmailResponses, VerifyEmailErrors, ThrowOnError> => (options.client ?? client).post<VerifyEmailResponses, VerifyEmailErrors, ThrowOnError>({
    url: '/api/v1/auth/email_verifications',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Have the token for my address sent again
 *
 * For the address that waits to be confirmed; when none does, nothing is sent. An address gets three such letters an hour.
 *
 */
export const requestEmailVerification = <ThrowOnError extends boolean = false>(options?: Options<RequestEmailVerificationData, ThrowOnError>): RequestResult<RequestEmailVerificationResponses, RequestEmailVerificationErrors, ThrowOnError> => (options?.client ?? client).post<RequestEmailVerificationResponses, RequestEmailVerificationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/email_verification_requests',
    ...options
});

/**
 * End all my sessions
 *
 * Access tokens of the sessions stop working within 60 seconds. API keys go on.
 */
export const revokeSessions = <ThrowOnError extends boolean = false>(options?: Options<RevokeSessionsData, ThrowOnError>): RequestResult<RevokeSessionsResponses, RevokeSessionsErrors, ThrowOnError> => (options?.client ?? client).delete<RevokeSessionsResponses, RevokeSessionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions',
    ...options
});

/**
 * List my sessions
 *
 * Newest first. Sessions that ended are not listed.
 */
export const listSessions = <ThrowOnError extends boolean = false>(options?: Options<ListSessionsData, ThrowOnError>): RequestResult<ListSessionsResponses, ListSessionsErrors, ThrowOnError> => (options?.client ?? client).get<ListSessionsResponses, ListSessionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/auth/sessions',
    ...options
});

/**
 * Sign in
 *
 * Starts a session. An unknown address and a wrong password get the same answer after the same work.
 *
 */
export const signIn = <ThrowOnError extends boolean = false>(options: Options<SignInData, ThrowOnError>): RequestResult<SignInResponses, SignInErrors, ThrowOnError> => (options.client ?? client).post<SignInResponses, SignInErrors, ThrowOnError>({
    url: '/api/v1/auth/sessions',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a session (sign out)
 *
 * `current` names the session of the access token. Ending an ended session succeeds again. Access tokens of the session
 * stop working within 60 seconds.
 *
 */
export const revokeSession = <ThrowOnError extends boolean = false>(options: Options<RevokeSessionData, ThrowOnError>): RequestResult<RevokeSessionResponses, RevokeSessionErrors, ThrowOnError> => (options.client ?? client).delete<RevokeSessionResponses, RevokeSessionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions/{session_id}',
    ...options
});

/**
 * Exchange a refresh token for a new pair
 *
 * The refresh token itself is the credential. It works once; asking again within 10 seconds with the same token, while its
 * successor is unused, gives the same successor (a lost answer strands nobody). Any other reuse ends the whole session.
 *
 */
export const refreshTokens = <ThrowOnError extends boolean = false>(options: Options<RefreshTokensData, ThrowOnError>): RequestResult<RefreshTokensResponses, RefreshTokensErrors, ThrowOnError> => (options.client ?? client).post<RefreshTokensResponses, RefreshTokensErrors, ThrowOnError>({
    url: '/api/v1/auth/token_refreshes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Ask for a new password
 *
 * Always answers 202 with the same body, after the same work, so that nobody learns who has an account. The letter's token is
 * good for 30 minutes. An address gets three such letters an hour; all of them are good.
 *
 */
export const requestPasswordReset = <ThrowOnError extends boolean = false>(options: Options<RequestPasswordResetData, ThrowOnError>): RequestResult<RequestPasswordResetResponses, RequestPasswordResetErrors, ThrowOnError> => (options.client ?? client).post<RequestPasswordResetResponses, RequestPasswordResetErrors, ThrowOnError>({
    url: '/api/v1/auth/password_resets',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Set a new password with the token of a letter
 *
 * Takes the token once. Every session and every API key of the account ends. The address counts as confirmed, too: the
 * letter arrived there.
 *
 */
export const confirmPasswordReset = <ThrowOnError extends boolean = false>(options: Options<ConfirmPasswordResetData, ThrowOnError>): RequestResult<ConfirmPasswordResetResponses, ConfirmPasswordResetErrors, ThrowOnError> => (options.client ?? client).post<ConfirmPasswordResetResponses, ConfirmPasswordResetErrors, ThrowOnError>({
    url: '/api/v1/auth/password_reset_confirmations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give the password again (step-up)
 *
 * Gives an access token of the same session and scopes that also lets its bearer do, for five minutes, what would hand over
 * the account. The refresh token stays as it is.
 *
 */
export const reauthenticate = <ThrowOnError extends boolean = false>(options: Options<ReauthenticateData, ThrowOnError>): RequestResult<ReauthenticateResponses, ReauthenticateErrors, ThrowOnError> => (options.client ?? client).post<ReauthenticateResponses, ReauthenticateErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/reauthentications',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The keys that sign access tokens
 *
 * Public keys as a JSON Web Key Set (RFC 7517). A key appears here before it signs and stays until its last token expired.
 */
export const getJwks = <ThrowOnError extends boolean = false>(options?: Options<GetJwksData, ThrowOnError>): RequestResult<GetJwksResponses, GetJwksErrors, ThrowOnError> => (options?.client ?? client).get<GetJwksResponses, GetJwksErrors, ThrowOnError>({ url: '/.well-known/jwks.json', ...options });

/**
 * My account
 */
export const getAccount = <ThrowOnError extends boolean = false>(options?: Options<GetAccountData, ThrowOnError>): RequestResult<GetAccountResponses, GetAccountErrors, ThrowOnError> => (options?.client ?? client).get<GetAccountResponses, GetAccountErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/account',
    ...options
});

/**
 * Change my account
 *
 * A JSON merge patch (RFC 7396). A patch that changes nothing keeps the version.
 */
export const updateAccount = <ThrowOnError extends boolean = false>(options: Options<UpdateAccountData, ThrowOnError>): RequestResult<UpdateAccountResponses, UpdateAccountErrors, ThrowOnError> => (options.client ?? client).patch<UpdateAccountResponses, UpdateAccountErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/account',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Change my password
 *
 * Every other session and every API key of the account ends. Needs step-up, and the present password besides.
 *
 */
export const changePassword = <ThrowOnError extends boolean = false>(options: Options<ChangePasswordData, ThrowOnError>): RequestResult<ChangePasswordResponses, ChangePasswordErrors, ThrowOnError> => (options.client ?? client).put<ChangePasswordResponses, ChangePasswordErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/account/password',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List my bookmarks
 *
 * Newest first. A bookmark stays when its post is taken down: then `post` is null until the post is public again.
 *
 */
export const listBookmarks = <ThrowOnError extends boolean = false>(options?: Options<ListBookmarksData, ThrowOnError>): RequestResult<ListBookmarksResponses, ListBookmarksErrors, ThrowOnError> => (options?.client ?? client).get<ListBookmarksResponses, ListBookmarksErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/account/bookmarks',
    ...options
});

/**
 * List my API keys
 *
 * Newest first, expired ones too. Of a key itself only the beginning and the last four characters show.
 */
export const listApiKeys = <ThrowOnError extends boolean = false>(options?: Options<ListApiKeysData, ThrowOnError>): RequestResult<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError> => (options?.client ?? client).get<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/api_keys',
    ...options
});

/**
 * Make an API key
 *
 * The key itself is in this answer and nowhere else; only its hash is kept, and answers that are kept for an `Idempotency-Key`
 * are encrypted. A key holds no scope that its maker's credential lacks. Needs step-up.
 *
 */
export const createApiKey = <ThrowOnError extends boolean = false>(options: Options<CreateApiKeyData, ThrowOnError>): RequestResult<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError> => (options.client ?? client).post<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/api_keys',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke an API key
 *
 * It is refused from the next request on. Revoking a revoked key succeeds again.
 */
export const revokeApiKey = <ThrowOnError extends boolean = false>(options: Options<RevokeApiKeyData, ThrowOnError>): RequestResult<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError> => (options.client ?? client).delete<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/api_keys/{api_key_id}',
    ...options
});

/**
 * List my workspaces
 *
 * Newest first.
 */
export const listWorkspaces = <ThrowOnError extends boolean = false>(options?: Options<ListWorkspacesData, ThrowOnError>): RequestResult<ListWorkspacesResponses, ListWorkspacesErrors, ThrowOnError> => (options?.client ?? client).get<ListWorkspacesResponses, ListWorkspacesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces',
    ...options
});

/**
 * Create a workspace
 *
 * Whoever creates it is its owner.
 */
export const createWorkspace = <ThrowOnError extends boolean = false>(options: Options<CreateWorkspaceData, ThrowOnError>): RequestResult<CreateWorkspaceResponses, CreateWorkspaceErrors, ThrowOnError> => (options.client ?? client).post<CreateWorkspaceResponses, CreateWorkspaceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Read a workspace
 */
export const getWorkspace = <ThrowOnError extends boolean = false>(options: Options<GetWorkspaceData, ThrowOnError>): RequestResult<GetWorkspaceResponses, GetWorkspaceErrors, ThrowOnError> => (options.client ?? client).get<GetWorkspaceResponses, GetWorkspaceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}',
    ...options
});

/**
 * Change a workspace
 *
 * A JSON merge patch (RFC 7396), for owners and admins. A patch that changes nothing keeps the version.
 */
export const updateWorkspace = <ThrowOnError extends boolean = false>(options: Options<UpdateWorkspaceData, ThrowOnError>): RequestResult<UpdateWorkspaceResponses, UpdateWorkspaceErrors, ThrowOnError> => (options.client ?? client).patch<UpdateWorkspaceResponses, UpdateWorkspaceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * List the members of a workspace, and who is invited
 *
 * Members first, in the order in which they opened their accounts, then pending invitations, oldest first. Invitations
 * are shown to owners and admins alone, since they name the addresses of people who may have no account; for others they
 * are left out.
 *
 */
export const listMembers = <ThrowOnError extends boolean = false>(options: Options<ListMembersData, ThrowOnError>): RequestResult<ListMembersResponses, ListMembersErrors, ThrowOnError> => (options.client ?? client).get<ListMembersResponses, ListMembersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/members',
    ...options
});

/**
 * Remove a member, or leave
 *
 * Everybody may leave, but for the only owner. Owners and admins remove others; only owners remove owners. What the
 * member wrote stays in the workspace.
 *
 */
export const removeMember = <ThrowOnError extends boolean = false>(options: Options<RemoveMemberData, ThrowOnError>): RequestResult<RemoveMemberResponses, RemoveMemberErrors, ThrowOnError> => (options.client ?? client).delete<RemoveMemberResponses, RemoveMemberErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/members/{user_id}',
    ...options
});

/**
 * Change a member's role
 *
 * For owners and admins; only owners change owners, and make owners. `If-Match` names the member's `version`, as
 * `listMembers` tells it. The only owner stays one. A patch that changes nothing keeps the version.
 *
 */
export const updateMember = <ThrowOnError extends boolean = false>(options: Options<UpdateMemberData, ThrowOnError>): RequestResult<UpdateMemberResponses, UpdateMemberErrors, ThrowOnError> => (options.client ?? client).patch<UpdateMemberResponses, UpdateMemberErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/members/{user_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Invite somebody
 *
 * For owners and admins. A letter with a token goes to the address; the token is told nowhere else, and is good for seven
 * days. The answer is the same whether or not the address belongs to somebody with an account. Who is invited again
 * gets a new letter, with the new role; the old one is worth nothing any more. An address gets ten invitations an hour, from
 * whomever: for those that are more the answer is the same, and no letter goes out until one is invited again later.
 *
 */
export const inviteMember = <ThrowOnError extends boolean = false>(options: Options<InviteMemberData, ThrowOnError>): RequestResult<InviteMemberResponses, InviteMemberErrors, ThrowOnError> => (options.client ?? client).post<InviteMemberResponses, InviteMemberErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/invitations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Withdraw an invitation
 *
 * For owners and admins. The token in the letter is worth nothing any more. Withdrawing again succeeds again.
 */
export const withdrawInvitation = <ThrowOnError extends boolean = false>(options: Options<WithdrawInvitationData, ThrowOnError>): RequestResult<WithdrawInvitationResponses, WithdrawInvitationErrors, ThrowOnError> => (options.client ?? client).delete<WithdrawInvitationResponses, WithdrawInvitationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/invitations/{invitation_id}',
    ...options
});

/**
 * Accept an invitation
 *
 * With the token of the letter, which works once. Whoever has another address than the one that was written to has to
 * have given the password just now. A member who accepts stays what they are.
 *
 */
export const acceptInvitation = <ThrowOnError extends boolean = false>(options: Options<AcceptInvitationData, ThrowOnError>): RequestResult<AcceptInvitationResponses, AcceptInvitationErrors, ThrowOnError> => (options.client ?? client).post<AcceptInvitationResponses, AcceptInvitationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/invitation_acceptances',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List entries
 *
 * Newest day first, then newest entry first. The content is left out; read a single entry to get it.
 *
 */
export const listEntries = <ThrowOnError extends boolean = false>(options: Options<ListEntriesData, ThrowOnError>): RequestResult<ListEntriesResponses, ListEntriesErrors, ThrowOnError> => (options.client ?? client).get<ListEntriesResponses, ListEntriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/entries',
    ...options
});

/**
 * Write an entry
 *
 * For owners, admins and editors of the workspace. The day defaults to today in the entry's time zone, and the time zone
 * to the writer's own; neither moves when the writer travels.
 *
 */
export const createEntry = <ThrowOnError extends boolean = false>(options: Options<CreateEntryData, ThrowOnError>): RequestResult<CreateEntryResponses, CreateEntryErrors, ThrowOnError> => (options.client ?? client).post<CreateEntryResponses, CreateEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/entries',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * See on which days there are entries
 *
 * How many entries each day of a range has, days without any left out, the trash not counted. Days are those that the
 * entries are about (`entry_date`). With `on_this_day`, also the entries of the same day in the years before it, newest
 * first, at most fifty; in years without one, 28 February shows 29 February too.
 *
 */
export const getCalendar = <ThrowOnError extends boolean = false>(options: Options<GetCalendarData, ThrowOnError>): RequestResult<GetCalendarResponses, GetCalendarErrors, ThrowOnError> => (options.client ?? client).get<GetCalendarResponses, GetCalendarErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/calendar',
    ...options
});

/**
 * List the tags of a workspace
 *
 * In the order of their names, with the number of entries that carry each; the trash is not counted. A tag that no entry
 * outside of the trash carries is not listed, and one that no entry carries at all is gone.
 *
 */
export const listTags = <ThrowOnError extends boolean = false>(options: Options<ListTagsData, ThrowOnError>): RequestResult<ListTagsResponses, ListTagsErrors, ThrowOnError> => (options.client ?? client).get<ListTagsResponses, ListTagsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/tags',
    ...options
});

/**
 * Remove a tag
 *
 * Every entry that carries the tag, in the trash or not, loses it and gets a new version, all at once. Afterwards the tag is
 * gone: once more is `404`.
 *
 */
export const deleteTag = <ThrowOnError extends boolean = false>(options: Options<DeleteTagData, ThrowOnError>): RequestResult<DeleteTagResponses, DeleteTagErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTagResponses, DeleteTagErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/tags/{tag_id}',
    ...options
});

/**
 * Rename a tag, or merge it into another
 *
 * Every entry that carries the tag, in the trash or not, gets a new version, all at once. Where another tag of the workspace
 * has the name already, the answer is `tag_exists`; with `merge`, the entries get that one instead, and this one is gone.
 * The answer is the tag that the entries carry now.
 *
 */
export const updateTag = <ThrowOnError extends boolean = false>(options: Options<UpdateTagData, ThrowOnError>): RequestResult<UpdateTagResponses, UpdateTagErrors, ThrowOnError> => (options.client ?? client).patch<UpdateTagResponses, UpdateTagErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/workspaces/{workspace_id}/tags/{tag_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Put an entry in the trash
 *
 * It stays readable and can be restored until `purge_at`. Trashing what is in the trash already succeeds again, whichever
 * version `If-Match` names, and changes nothing.
 *
 */
export const deleteEntry = <ThrowOnError extends boolean = false>(options: Options<DeleteEntryData, ThrowOnError>): RequestResult<DeleteEntryResponses, DeleteEntryErrors, ThrowOnError> => (options.client ?? client).delete<DeleteEntryResponses, DeleteEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}',
    ...options
});

/**
 * Read an entry
 *
 * An entry in the trash is still readable; `deleted_at` tells since when it is there.
 *
 * With `as_of_version` or `as_of_time`, one of the two, it is read as it was then: `404` when it did not exist yet, or has no
 * such version. `ETag` is always the version of the state that is shown, so a change under the tag of a past state gets
 * `412`. The author is shown with the name and picture of today.
 *
 */
export const getEntry = <ThrowOnError extends boolean = false>(options: Options<GetEntryData, ThrowOnError>): RequestResult<GetEntryResponses, GetEntryErrors, ThrowOnError> => (options.client ?? client).get<GetEntryResponses, GetEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}',
    ...options
});

/**
 * Change an entry's title, tags, day, mood or pin
 *
 * A JSON merge patch (RFC 7396); `tags` replaces the whole set. A patch that changes nothing keeps the version. What is in
 * the trash must be restored first.
 *
 */
export const updateEntry = <ThrowOnError extends boolean = false>(options: Options<UpdateEntryData, ThrowOnError>): RequestResult<UpdateEntryResponses, UpdateEntryErrors, ThrowOnError> => (options.client ?? client).patch<UpdateEntryResponses, UpdateEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Replace an entry's content
 *
 * The whole block document is replaced. Content that equals what is there keeps the version. What is in the trash must be
 * restored first.
 *
 */
export const replaceEntryContent = <ThrowOnError extends boolean = false>(options: Options<ReplaceEntryContentData, ThrowOnError>): RequestResult<ReplaceEntryContentResponses, ReplaceEntryContentErrors, ThrowOnError> => (options.client ?? client).put<ReplaceEntryContentResponses, ReplaceEntryContentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/content',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take an entry out of the trash
 */
export const restoreEntry = <ThrowOnError extends boolean = false>(options: Options<RestoreEntryData, ThrowOnError>): RequestResult<RestoreEntryResponses, RestoreEntryErrors, ThrowOnError> => (options.client ?? client).post<RestoreEntryResponses, RestoreEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/restore',
    ...options
});

/**
 * List an entry's revisions
 *
 * Newest first: every version with who made it, when, why, how large the content was, and how many blocks were added,
 * changed and removed. The state itself is left out; read a single revision to get it.
 *
 */
export const listRevisions = <ThrowOnError extends boolean = false>(options: Options<ListRevisionsData, ThrowOnError>): RequestResult<ListRevisionsResponses, ListRevisionsErrors, ThrowOnError> => (options.client ?? client).get<ListRevisionsResponses, ListRevisionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/revisions',
    ...options
});

/**
 * Read a revision
 *
 * The state of the entry at one version. It never changes, so it may be kept for as long as the entry is there. With
 * `diff_from`, `diff` tells how this state comes out of the one at another version, earlier or later.
 *
 */
export const getRevision = <ThrowOnError extends boolean = false>(options: Options<GetRevisionData, ThrowOnError>): RequestResult<GetRevisionResponses, GetRevisionErrors, ThrowOnError> => (options.client ?? client).get<GetRevisionResponses, GetRevisionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/revisions/{version}',
    ...options
});

/**
 * Bring an old version of an entry back
 *
 * Title, content, day, time zone, mood, pin and tags become what they were at that version, in a new version on top:
 * nothing of the history is rewritten. Where they are that already, the version stays. Tags come back under the names that
 * they had then. What is in the trash must be taken out first. A version that shows a file which was deleted meanwhile does
 * not come back: `422`, with the code `unknown_media`. Upload the file again, and it will; or write its content without it.
 * Nor does one that shows a file as what it is not, such as a document as a picture: `422`, with the code `media_kind`.
 *
 */
export const restoreRevision = <ThrowOnError extends boolean = false>(options: Options<RestoreRevisionData, ThrowOnError>): RequestResult<RestoreRevisionResponses, RestoreRevisionErrors, ThrowOnError> => (options.client ?? client).post<RestoreRevisionResponses, RestoreRevisionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/revisions/{version}/restore',
    ...options
});

/**
 * List what happened to an entry
 *
 * Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when, who did it and in which trace.
 * For the entry's author, and for owners and admins of the workspace. The content is left out; the revision of the same
 * version has it.
 *
 */
export const listEntryEvents = <ThrowOnError extends boolean = false>(options: Options<ListEntryEventsData, ThrowOnError>): RequestResult<ListEntryEventsResponses, ListEntryEventsErrors, ThrowOnError> => (options.client ?? client).get<ListEntryEventsResponses, ListEntryEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/events',
    ...options
});

/**
 * Publish one version of an entry as a post
 *
 * Copies the named version into a new public post. Private blocks are left out, and nothing of the entry, its workspace or
 * its tags shows in the post: it has the tags that this request gives. Later changes of the entry do not change the post.
 *
 * Only the entry's author may publish it, or any editor where the workspace allows editors; a workspace may forbid
 * publishing. Without a `slug` one is made from the title. With `publish_at` the post waits in the state `scheduled` until
 * then, seen by its author alone. With `published_at` it is public at once, under a date in the past. A version that shows
 * a deleted file is refused: `422`, with the code `unknown_media`.
 *
 */
export const publishEntry = <ThrowOnError extends boolean = false>(options: Options<PublishEntryData, ThrowOnError>): RequestResult<PublishEntryResponses, PublishEntryErrors, ThrowOnError> => (options.client ?? client).post<PublishEntryResponses, PublishEntryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/entries/{entry_id}/publications',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List posts
 *
 * Published posts of everybody, newest first, without their content. With `status`, the caller's own posts in that state
 * instead, those that were begun last first, with `authoring`; this needs a sign-in with `posts:read`: `401` without one,
 * `403` when the token lacks that scope.
 *
 */
export const listPosts = <ThrowOnError extends boolean = false>(options?: Options<ListPostsData, ThrowOnError>): RequestResult<ListPostsResponses, ListPostsErrors, ThrowOnError> => (options?.client ?? client).get<ListPostsResponses, ListPostsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts',
    ...options
});

/**
 * Begin a draft
 *
 * A post of its own, with no entry behind it, that nobody but its author sees until it is published. Without a `slug` one
 * is made from the title; a slug that is asked for is taken as it is, or refused. `aliases` are addresses that the post had
 * in a former blog: once it is public, they lead readers to it.
 *
 */
export const createPost = <ThrowOnError extends boolean = false>(options: Options<CreatePostData, ThrowOnError>): RequestResult<CreatePostResponses, CreatePostErrors, ThrowOnError> => (options.client ?? client).post<CreatePostResponses, CreatePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Put a post in the trash
 *
 * If it was public, its address answers `410` at once. It can be restored until `purge_at`, thirty days from now. Trashing
 * what is in the trash already succeeds again, whichever version `If-Match` names, and changes nothing.
 *
 */
export const deletePost = <ThrowOnError extends boolean = false>(options: Options<DeletePostData, ThrowOnError>): RequestResult<DeletePostResponses, DeletePostErrors, ThrowOnError> => (options.client ?? client).delete<DeletePostResponses, DeletePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}',
    ...options
});

/**
 * Read a post
 *
 * A published post is for everybody; any other is for its author alone, and `404` for the rest. Its author is given
 * `authoring` and `content_raw`, which are null for everybody else, in an answer that no shared cache may keep. The entity
 * tag speaks of the version: counts, and what `authoring` tells of the entry, may have moved on at a `304`.
 *
 */
export const getPost = <ThrowOnError extends boolean = false>(options: Options<GetPostData, ThrowOnError>): RequestResult<GetPostResponses, GetPostErrors, ThrowOnError> => (options.client ?? client).get<GetPostResponses, GetPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}',
    ...options
});

/**
 * Change a post's title, slug, summary, tags, metadata, comment policy, date or aliases
 *
 * A JSON merge patch (RFC 7396): `tags` and `aliases` replace the whole set, members of `metadata` are merged, and null
 * removes them. A patch that changes nothing keeps the version. What is in the trash must be restored first.
 *
 * When a post has been public, its former slug leads to the new one for good, and no other post can take it; a draft
 * leaves its slug to others. Going back to a former slug of the same post is always possible.
 *
 * `published_at` corrects the date of a post that is public, or was; any other gets its date when it is published.
 *
 */
export const updatePost = <ThrowOnError extends boolean = false>(options: Options<UpdatePostData, ThrowOnError>): RequestResult<UpdatePostResponses, UpdatePostErrors, ThrowOnError> => (options.client ?? client).patch<UpdatePostResponses, UpdatePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Replace a post's content
 *
 * The content is kept as it is sent, in any of the three formats; `content_html` is derived from it, sanitised, and
 * `warnings` names what that leaves out. Content that equals what is there keeps the version. What is in the trash must be
 * restored first.
 *
 */
export const replacePostContent = <ThrowOnError extends boolean = false>(options: Options<ReplacePostContentData, ThrowOnError>): RequestResult<ReplacePostContentResponses, ReplacePostContentErrors, ThrowOnError> => (options.client ?? client).put<ReplacePostContentResponses, ReplacePostContentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/content',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take a post out of the trash
 *
 * It is not public then, a draft if it never was. Its slug is still its own.
 */
export const restorePost = <ThrowOnError extends boolean = false>(options: Options<RestorePostData, ThrowOnError>): RequestResult<RestorePostResponses, RestorePostErrors, ThrowOnError> => (options.client ?? client).post<RestorePostResponses, RestorePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/restore',
    ...options
});

/**
 * Publish a post, now or later
 *
 * Without a body, or without `publish_at`, at once. With it, the post waits in the state `scheduled`, seen by its author
 * alone, and is published by the clock of the server's database; naming another instant moves it.
 *
 * A post that was public elsewhere gets its date by `published_at`. Without it, a post has the date of its first
 * publication, which stays when it is taken down and published again.
 *
 */
export const publishPost = <ThrowOnError extends boolean = false>(options: Options<PublishPostData, ThrowOnError>): RequestResult<PublishPostResponses, PublishPostErrors, ThrowOnError> => (options.client ?? client).post<PublishPostResponses, PublishPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/publish',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take a post down, or cancel its schedule
 *
 * The public address of a published post answers 404 at once; the slug, and everything that readers left, is kept. A post
 * that waits to be published becomes what it was before: a draft, or unpublished.
 *
 */
export const unpublishPost = <ThrowOnError extends boolean = false>(options: Options<UnpublishPostData, ThrowOnError>): RequestResult<UnpublishPostResponses, UnpublishPostErrors, ThrowOnError> => (options.client ?? client).post<UnpublishPostResponses, UnpublishPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/unpublish',
    ...options
});

/**
 * Bring a post up to its entry
 *
 * Copies title and content of the entry's present version into the post that was made of it, private blocks left out, as
 * publishing does. What was changed in the post meanwhile is replaced; slug, summary, tags and state stay. An entry that
 * shows a deleted file (`unknown_media`), or a file as what it is not, such as a document as a picture (`media_kind`), is
 * refused with `422`, as publishing refuses it. `authoring.unsynced_versions` tells how many versions there are to catch up
 * with.
 *
 */
export const resyncPost = <ThrowOnError extends boolean = false>(options: Options<ResyncPostData, ThrowOnError>): RequestResult<ResyncPostResponses, ResyncPostErrors, ThrowOnError> => (options.client ?? client).post<ResyncPostResponses, ResyncPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/resync',
    ...options
});

/**
 * List the versions that were written of a post
 *
 * Newest first, those that changed title, summary or content; for the author alone.
 */
export const listPostVersions = <ThrowOnError extends boolean = false>(options: Options<ListPostVersionsData, ThrowOnError>): RequestResult<ListPostVersionsResponses, ListPostVersionsErrors, ThrowOnError> => (options.client ?? client).get<ListPostVersionsResponses, ListPostVersionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/versions',
    ...options
});

/**
 * Read one version of a post
 *
 * As it was written, without the HTML, which is derived anew when the sanitiser changes. It never changes, so keep it.
 *
 */
export const getPostVersion = <ThrowOnError extends boolean = false>(options: Options<GetPostVersionData, ThrowOnError>): RequestResult<GetPostVersionResponses, GetPostVersionErrors, ThrowOnError> => (options.client ?? client).get<GetPostVersionResponses, GetPostVersionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/versions/{version}',
    ...options
});

/**
 * List a post's slugs, the present one and former ones
 *
 * Newest first; each former one leads readers to the present one. For the author alone.
 */
export const listPostSlugs = <ThrowOnError extends boolean = false>(options: Options<ListPostSlugsData, ThrowOnError>): RequestResult<ListPostSlugsResponses, ListPostSlugsErrors, ThrowOnError> => (options.client ?? client).get<ListPostSlugsResponses, ListPostSlugsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/slugs',
    ...options
});

/**
 * Take a like back
 *
 * Also of a post that was taken down meanwhile. Without a like nothing changes.
 *
 */
export const unlikePost = <ThrowOnError extends boolean = false>(options: Options<UnlikePostData, ThrowOnError>): RequestResult<UnlikePostResponses, UnlikePostErrors, ThrowOnError> => (options.client ?? client).delete<UnlikePostResponses, UnlikePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/like',
    ...options
});

/**
 * Like a post
 *
 * Once or again: a person likes a post or does not, and counts once.
 *
 */
export const likePost = <ThrowOnError extends boolean = false>(options: Options<LikePostData, ThrowOnError>): RequestResult<LikePostResponses, LikePostErrors, ThrowOnError> => (options.client ?? client).put<LikePostResponses, LikePostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/like',
    ...options
});

/**
 * Remove a bookmark
 *
 * Also of a post that was taken down meanwhile. Without a bookmark nothing changes.
 *
 */
export const unbookmarkPost = <ThrowOnError extends boolean = false>(options: Options<UnbookmarkPostData, ThrowOnError>): RequestResult<UnbookmarkPostResponses, UnbookmarkPostErrors, ThrowOnError> => (options.client ?? client).delete<UnbookmarkPostResponses, UnbookmarkPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/bookmark',
    ...options
});

/**
 * Bookmark a post
 *
 * Once or again: a post is among the bookmarks or is not. Who bookmarked it is shown to nobody.
 *
 */
export const bookmarkPost = <ThrowOnError extends boolean = false>(options: Options<BookmarkPostData, ThrowOnError>): RequestResult<BookmarkPostResponses, BookmarkPostErrors, ThrowOnError> => (options.client ?? client).put<BookmarkPostResponses, BookmarkPostErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/bookmark',
    ...options
});

/**
 * List the comments of a post
 *
 * The whole thread in one flat list: `parent_id`, `depth` and `path` say where each comment stands. In the order `thread` a
 * comment comes after the one that it replies to, and before the next one of the same depth; `oldest` and `newest` go by
 * time alone. With `parent_id`, only the replies below that comment, and the replies to those.
 *
 * A comment that may not be seen any more, or not yet, is left out; where replies to it can be seen it stays as a
 * tombstone, with the status `removed`, without author and text.
 *
 */
export const listComments = <ThrowOnError extends boolean = false>(options: Options<ListCommentsData, ThrowOnError>): RequestResult<ListCommentsResponses, ListCommentsErrors, ThrowOnError> => (options.client ?? client).get<ListCommentsResponses, ListCommentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/comments',
    ...options
});

/**
 * Comment on a post, or reply to a comment
 *
 * The text is plain: clients show it escaped. Where the author of the post looks at comments first (`comment_policy`
 * is `moderated`) it starts as `pending`, and is seen by the two of them alone until it is approved; the author's own
 * comments need no approval. Threads are six deep. A tombstone can be replied to as long as it has replies that can be seen.
 *
 */
export const createComment = <ThrowOnError extends boolean = false>(options: Options<CreateCommentData, ThrowOnError>): RequestResult<CreateCommentResponses, CreateCommentErrors, ThrowOnError> => (options.client ?? client).post<CreateCommentResponses, CreateCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/comments',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Read how a post is doing
 *
 * For its author alone. A view comes in half an hour later: those before `as_of` are counted. Likes and comments are those that can be
 * seen now, by the day on which they were given or written. Days are UTC.
 *
 */
export const getPostStats = <ThrowOnError extends boolean = false>(options: Options<GetPostStatsData, ThrowOnError>): RequestResult<GetPostStatsResponses, GetPostStatsErrors, ThrowOnError> => (options.client ?? client).get<GetPostStatsResponses, GetPostStatsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/posts/{post_id}/stats',
    ...options
});

/**
 * Tell that a post was looked at
 *
 * For the page that shows it to call, on its own time. A view counts unless one of the same visitor counted in the half
 * hour before. Who it was is not kept: what is stored for a while is a digest with a salt that is thrown away after its day, in
 * UTC, and after midnight a visitor is a new one. Programs that say so are not counted.
 *
 */
export const recordView = <ThrowOnError extends boolean = false>(options: Options<RecordViewData, ThrowOnError>): RequestResult<RecordViewResponses, RecordViewErrors, ThrowOnError> => (options.client ?? client).post<RecordViewResponses, RecordViewErrors, ThrowOnError>({ url: '/api/v1/posts/{post_id}/views', ...options });

/**
 * Delete a comment
 *
 * For its author, and for the author of the post. Its text is gone at once; the replies stay, below a tombstone. Deleting what
 * is deleted already succeeds again, whichever version `If-Match` names, and changes nothing.
 *
 */
export const deleteComment = <ThrowOnError extends boolean = false>(options: Options<DeleteCommentData, ThrowOnError>): RequestResult<DeleteCommentResponses, DeleteCommentErrors, ThrowOnError> => (options.client ?? client).delete<DeleteCommentResponses, DeleteCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/comments/{comment_id}',
    ...options
});

/**
 * Read a comment
 *
 * What can be seen in the thread. Its author, and the author of the post, also see a comment that waits for approval or
 * was refused or hidden. A deleted comment answers `404`, also where the thread shows a tombstone for it.
 *
 */
export const getComment = <ThrowOnError extends boolean = false>(options: Options<GetCommentData, ThrowOnError>): RequestResult<GetCommentResponses, GetCommentErrors, ThrowOnError> => (options.client ?? client).get<GetCommentResponses, GetCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/comments/{comment_id}',
    ...options
});

/**
 * Change the text of my comment
 *
 * For fifteen minutes a comment is corrected without a trace; after that it is marked `edited`. What a moderator has
 * decided about, or reports have hidden, goes back to `pending`, unless its author is the moderator. On a post that is
 * closed for comments the fifteen minutes are all there is. The same text again keeps the version.
 *
 */
export const updateComment = <ThrowOnError extends boolean = false>(options: Options<UpdateCommentData, ThrowOnError>): RequestResult<UpdateCommentResponses, UpdateCommentErrors, ThrowOnError> => (options.client ?? client).patch<UpdateCommentResponses, UpdateCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/comments/{comment_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Report a comment
 *
 * Tells the moderator, who does not learn from whom. A person reports a comment once: a second report changes nothing. At
 * five reports that nobody has looked at the comment is hidden until the moderator decides.
 *
 */
export const reportComment = <ThrowOnError extends boolean = false>(options: Options<ReportCommentData, ThrowOnError>): RequestResult<ReportCommentResponses, ReportCommentErrors, ThrowOnError> => (options.client ?? client).post<ReportCommentResponses, ReportCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/comments/{comment_id}/reports',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Decide about a comment
 *
 * For the author of the post. A decision about a comment closes its open reports.
 *
 * | decision | from | to |
 * |---|---|---|
 * | `approve` | `pending`, `spam`; `approved` with open reports, to dismiss them | `approved` |
 * | `reject` | `pending` | `rejected` |
 * | `spam` | `pending` | `spam` |
 * | `hide` | `approved` | `hidden` |
 * | `unhide` | `hidden` | `approved` |
 *
 */
export const moderateComment = <ThrowOnError extends boolean = false>(options: Options<ModerateCommentData, ThrowOnError>): RequestResult<ModerateCommentResponses, ModerateCommentErrors, ThrowOnError> => (options.client ?? client).post<ModerateCommentResponses, ModerateCommentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/comments/{comment_id}/moderation_decisions',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List what waits for a decision
 *
 * Comments on the caller's posts, the oldest first: those that wait for approval, those with open reports, or those that
 * were marked as spam.
 *
 */
export const listModerationQueue = <ThrowOnError extends boolean = false>(options?: Options<ListModerationQueueData, ThrowOnError>): RequestResult<ListModerationQueueResponses, ListModerationQueueErrors, ThrowOnError> => (options?.client ?? client).get<ListModerationQueueResponses, ListModerationQueueErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/moderation/comments',
    ...options
});

/**
 * Read a public profile
 *
 * A former username redirects to the present one.
 */
export const getUser = <ThrowOnError extends boolean = false>(options: Options<GetUserData, ThrowOnError>): RequestResult<GetUserResponses, GetUserErrors, ThrowOnError> => (options.client ?? client).get<GetUserResponses, GetUserErrors, ThrowOnError>({ url: '/api/v1/users/{username}', ...options });

/**
 * Read a post by its public address
 *
 * As everybody sees it, whoever asks. A former username or a former slug redirects to the present address, and so does an
 * alias of one part, such as `/low-water`, where no post has that slug; `findByFormerAddress` knows every alias. A post that
 * its author put in the trash is gone, and one that was purged says so for a year.
 *
 */
export const getPostByAddress = <ThrowOnError extends boolean = false>(options: Options<GetPostByAddressData, ThrowOnError>): RequestResult<GetPostByAddressResponses, GetPostByAddressErrors, ThrowOnError> => (options.client ?? client).get<GetPostByAddressResponses, GetPostByAddressErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/users/{username}/posts/{slug}',
    ...options
});

/**
 * Find the post that had an address in a former blog
 *
 * For a site that takes over the domain of a blog: it asks with the path that a reader came by, and is sent to the post. The
 * address is compared in the normal form of `aliases`; one with a query that no post has is found without it.
 *
 */
export const findByFormerAddress = <ThrowOnError extends boolean = false>(options: Options<FindByFormerAddressData, ThrowOnError>): RequestResult<FindByFormerAddressResponses, FindByFormerAddressErrors, ThrowOnError> => (options.client ?? client).get<FindByFormerAddressResponses, FindByFormerAddressErrors, ThrowOnError>({ url: '/api/v1/users/{username}/former_addresses', ...options });

/**
 * Follow an author
 *
 * The newest 50 posts of an author as RSS 2.0, Atom 1.0 or JSON Feed 1.1: the one that `Accept` likes best, or that `format`
 * names. An item is known by its id, `urn:uuid:` and the post's id, which stays when its address changes. Posts come with their
 * whole content as sanitised HTML until the feed would grow beyond 2 MB; later ones with their beginning. A former username
 * redirects to the present one.
 *
 * Addresses in the content are absolute: those of this service, fragments of the post, and what is relative to the
 * `canonical_url` in its metadata. The audio and video files of a post are its enclosures (`attachments` in JSON Feed). As
 * `application/xml` or `text/xml` a feed is RSS, unless `format` says `atom`; as `application/json` it is JSON Feed.
 *
 */
export const getFeed = <ThrowOnError extends boolean = false>(options: Options<GetFeedData, ThrowOnError>): RequestResult<GetFeedResponses, GetFeedErrors, ThrowOnError> => (options.client ?? client).get<GetFeedResponses, GetFeedErrors, ThrowOnError>({ url: '/api/v1/feeds/{username}', ...options });

/**
 * Search what is published
 *
 * Published posts in which the words stand, the best first. `"…"` asks for a phrase, `or` for either side, `-` for posts without
 * what follows, whichever side they match. Words are found in their other forms (houses, house) where the language of the post is one that we have stems
 * for; case, width and accents do not matter (`cafe` finds `Café`). Chinese, Japanese, Korean, Thai and other scripts without spaces between words are
 * searched by pairs of letters, together with any other words in the query. A search for nothing but very common words or for
 * what must *not* be there finds nothing. Of very many findings, the newest 2,000 are ranked.
 *
 * Of each post comes its title and an excerpt of its text, both plain text, with the ranges in which the words stand.
 *
 */
export const searchPosts = <ThrowOnError extends boolean = false>(options: Options<SearchPostsData, ThrowOnError>): RequestResult<SearchPostsResponses, SearchPostsErrors, ThrowOnError> => (options.client ?? client).get<SearchPostsResponses, SearchPostsErrors, ThrowOnError>({ url: '/api/v1/search', ...options });

/**
 * List my files
 *
 * Newest first.
 */
export const listMedia = <ThrowOnError extends boolean = false>(options?: Options<ListMediaData, ThrowOnError>): RequestResult<ListMediaResponses, ListMediaErrors, ThrowOnError> => (options?.client ?? client).get<ListMediaResponses, ListMediaErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/media',
    ...options
});

/**
 * Upload a file
 *
 * Pictures (PNG, JPEG, GIF, WebP, AVIF, HEIC), sound (MP3, M4A, AAC, FLAC, WAV, Ogg, WebM), films (MP4, MOV, Ogg, WebM) and
 * PDF, up to 25 MiB. What the file is, its first bytes tell; the part's `Content-Type` and the extension of its name must
 * agree with them, where they are there. Whether an MP4, Ogg or WebM is sound or a film, they may say. SVG, HTML and Matroska
 * are not taken.
 *
 * A picture has at most 50 megapixels, 100,000 pixels on each side and, if it moves, 300 frames of together 100 megapixels. It
 * is decoded and written anew, upright: place, camera and whatever else it carried are gone. HEIC, which most browsers do not
 * show, is kept as JPEG, or as WebP where one sees through it. Smaller variations (`thumb`: 320, `medium`: 1024 pixels on the
 * longer side) are made as WebP, from its first frame if it moves.
 *
 * **PDF, audio and video are kept byte for byte**, and so is what they tell: author and program of a document, tags of a piece of
 * music, and time and **place** of a recording, which telephones write into their films. Whoever may see the file may read
 * that; take it out before you upload.
 *
 * A file that you have already is answered with 200 instead; an `alt_text` that comes with it replaces the one it had.
 *
 */
export const uploadMedia = <ThrowOnError extends boolean = false>(options: Options<UploadMediaData, ThrowOnError>): RequestResult<UploadMediaResponses, UploadMediaErrors, ThrowOnError> => (options.client ?? client).post<UploadMediaResponses, UploadMediaErrors, ThrowOnError>({
    ...formDataBodySerializer,
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/media',
    ...options,
    headers: {
        'Content-Type': null,
        ...options.headers
    }
});

/**
 * Delete a file
 *
 * It is gone for everybody at once; its bytes leave the disk a week later, once nothing names it any more. A file that an
 * entry (in the trash or not) or a post shows or links to is kept, unless `force=true`: then that place stays empty.
 *
 */
export const deleteMedia = <ThrowOnError extends boolean = false>(options: Options<DeleteMediaData, ThrowOnError>): RequestResult<DeleteMediaResponses, DeleteMediaErrors, ThrowOnError> => (options.client ?? client).delete<DeleteMediaResponses, DeleteMediaErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/media/{media_id}',
    ...options
});

/**
 * Read what is known of a file
 *
 * For its owner alone.
 */
export const getMedia = <ThrowOnError extends boolean = false>(options: Options<GetMediaData, ThrowOnError>): RequestResult<GetMediaResponses, GetMediaErrors, ThrowOnError> => (options.client ?? client).get<GetMediaResponses, GetMediaErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/media/{media_id}',
    ...options
});

/**
 * The bytes of a file
 *
 * For its owner; for the members of a workspace whose entry shows it; and for everybody as soon as a published post does. What its
 * owner calls it, `Content-Disposition` tells the owner and those members; all others get its id as a name. The answer runs no
 * script wherever it is shown.
 *
 * Ask for a part with `Range`: one range of bytes is answered with 206, several with the whole.
 *
 */
export const getMediaContent = <ThrowOnError extends boolean = false>(options: Options<GetMediaContentData, ThrowOnError>): RequestResult<GetMediaContentResponses, GetMediaContentErrors, ThrowOnError> => (options.client ?? client).get<GetMediaContentResponses, GetMediaContentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, { name: 'X-API-Key', type: 'apiKey' }],
    url: '/api/v1/media/{media_id}/content',
    ...options
});

/**
 * List the tags of published posts
 *
 * Every tag that a published post carries, in the order of code points of its folded name, with the number of those posts, which is
 * counted every five minutes.
 *
 */
export const listPublicTags = <ThrowOnError extends boolean = false>(options?: Options<ListPublicTagsData, ThrowOnError>): RequestResult<ListPublicTagsResponses, ListPublicTagsErrors, ThrowOnError> => (options?.client ?? client).get<ListPublicTagsResponses, ListPublicTagsErrors, ThrowOnError>({ url: '/api/v1/tags', ...options });

/**
 * Is the process alive?
 */
export const getHealth = <ThrowOnError extends boolean = false>(options?: Options<GetHealthData, ThrowOnError>): RequestResult<GetHealthResponses, GetHealthErrors, ThrowOnError> => (options?.client ?? client).get<GetHealthResponses, GetHealthErrors, ThrowOnError>({ url: '/healthz', ...options });

/**
 * Can the process serve?
 *
 * Ready means that Postgres answers and its schema is the one this version expects. The event bus may be down.
 */
export const getReadiness = <ThrowOnError extends boolean = false>(options?: Options<GetReadinessData, ThrowOnError>): RequestResult<GetReadinessResponses, GetReadinessErrors, ThrowOnError> => (options?.client ?? client).get<GetReadinessResponses, GetReadinessErrors, ThrowOnError>({ url: '/readyz', ...options });

// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions, type UseMutationOptions, useQuery } from '@tanstack/react-query';

import { client } from '../client.gen.ts';
import { acceptInvitation, bookmarkPost, changePassword, confirmPasswordReset, createApiKey, createComment, createEntry, createPost, createWorkspace, deleteComment, deleteEntry, deleteMedia, deletePost, deleteTag, findByFormerAddress, getAccount, getCalendar, getComment, getEntry, getFeed, getHealth, getJwks, getMedia, getMediaContent, getPost, getPostByAddress, getPostStats, getPostVersion, getReadiness, getRevision, getUser, getWorkspace, inviteMember, likePost, listApiKeys, listBookmarks, listComments, listEntries, listEntryEvents, listMedia, listMembers, listModerationQueue, listPosts, listPostSlugs, listPostVersions, listPublicTags, listRevisions, listSessions, listTags, listWorkspaces, moderateComment, type Options, publishEntry, publishPost, reauthenticate, recordView, refreshTokens, register, removeMember, replaceEntryContent, replacePostContent, reportComment, requestEmailVerification, requestPasswordReset, restoreEntry, restorePost, restoreRevision, resyncPost, revokeApiKey, revokeSession, revokeSessions, searchPosts, signIn, unbookmarkPost, unlikePost, unpublishPost, updateAccount, updateComment, updateEntry, updateMember, updatePost, updateTag, updateWorkspace, uploadMedia, verifyEmail, withdrawInvitation } from '../sdk.gen.ts';
import type { AcceptInvitationData, AcceptInvitationError, AcceptInvitationResponse, BookmarkPostData, BookmarkPostError, BookmarkPostResponse, ChangePasswordData, ChangePasswordError, ChangePasswordResponse, ConfirmPasswordResetData, ConfirmPasswordResetError, ConfirmPasswordResetResponse, CreateApiKeyData, CreateApiKeyError, CreateApiKeyResponse, CreateCommentData, CreateCommentError, CreateCommentResponse, CreateEntryData, CreateEntryError, CreateEntryResponse, CreatePostData, CreatePostError, CreatePostResponse, CreateWorkspaceData, CreateWorkspaceError, CreateWorkspaceResponse, DeleteCommentData, DeleteCommentError, DeleteCommentResponse, DeleteEntryData, DeleteEntryError, DeleteEntryResponse, DeleteMediaData, DeleteMediaError, DeleteMediaResponse, DeletePostData, DeletePostError, DeletePostResponse, DeleteTagData, DeleteTagError, DeleteTagResponse, FindByFormerAddressData, FindByFormerAddressError, FindByFormerAddressResponse, GetAccountData, GetAccountError, GetAccountResponse, GetCalendarData, GetCalendarError, GetCalendarResponse, GetCommentData, GetCommentError, GetCommentResponse, GetEntryData, GetEntryError, GetEntryResponse, GetFeedData, GetFeedError, GetFeedResponse, GetHealthData, GetHealthError, GetHealthResponse, GetJwksData, GetJwksError, GetJwksResponse, GetMediaContentData, GetMediaContentError, GetMediaData, GetMediaError, GetMediaResponse, GetPostByAddressData, GetPostByAddressError, GetPostByAddressResponse, GetPostData, GetPostError, GetPostResponse, GetPostStatsData, GetPostStatsError, GetPostStatsResponse, GetPostVersionData, GetPostVersionError, GetPostVersionResponse, GetReadinessData, GetReadinessError, GetReadinessResponse, GetRevisionData, GetRevisionError, GetRevisionResponse, GetUserData, GetUserError, GetUserResponse, GetWorkspaceData, GetWorkspaceError, GetWorkspaceResponse, InviteMemberData, InviteMemberError, InviteMemberResponse, LikePostData, LikePostError, LikePostResponse, ListApiKeysData, ListApiKeysError, ListApiKeysResponse, ListBookmarksData, ListBookmarksError, ListBookmarksResponse, ListCommentsData, ListCommentsError, ListCommentsResponse, ListEntriesData, ListEntriesError, ListEntriesResponse, ListEntryEventsData, ListEntryEventsError, ListEntryEventsResponse, ListMediaData, ListMediaError, ListMediaResponse, ListMembersData, ListMembersError, ListMembersResponse, ListModerationQueueData, ListModerationQueueError, ListModerationQueueResponse, ListPostsData, ListPostsError, ListPostSlugsData, ListPostSlugsError, ListPostSlugsResponse, ListPostsResponse, ListPostVersionsData, ListPostVersionsError, ListPostVersionsResponse, ListPublicTagsData, ListPublicTagsError, ListPublicTagsResponse, ListRevisionsData, ListRevisionsError, ListRevisionsResponse, ListSessionsData, ListSessionsError, ListSessionsResponse, ListTagsData, ListTagsError, ListTagsResponse, ListWorkspacesData, ListWorkspacesError, ListWorkspacesResponse, ModerateCommentData, ModerateCommentError, ModerateCommentResponse, PublishEntryData, PublishEntryError, PublishEntryResponse, PublishPostData, PublishPostError, PublishPostResponse, ReauthenticateData, ReauthenticateError, ReauthenticateResponse, RecordViewData, RecordViewError, RefreshTokensData, RefreshTokensError, RefreshTokensResponse, RegisterData, RegisterError, RegisterResponse, RemoveMemberData, RemoveMemberError, RemoveMemberResponse, ReplaceEntryContentData, ReplaceEntryContentError, ReplaceEntryContentResponse, ReplacePostContentData, ReplacePostContentError, ReplacePostContentResponse, ReportCommentData, ReportCommentError, ReportCommentResponse, RequestEmailVerificationData, RequestEmailVerificationError, RequestEmailVerificationResponse, RequestPasswordResetData, RequestPasswordResetError, RequestPasswordResetResponse, RestoreEntryData, RestoreEntryError, RestoreEntryResponse, RestorePostData, RestorePostError, RestorePostResponse, RestoreRevisionData, RestoreRevisionError, RestoreRevisionResponse, ResyncPostData, ResyncPostError, ResyncPostResponse, RevokeApiKeyData, RevokeApiKeyError, RevokeApiKeyResponse, RevokeSessionData, RevokeSessionError, RevokeSessionResponse, RevokeSessionsData, RevokeSessionsError, RevokeSessionsResponse, SearchPostsData, SearchPostsError, SearchPostsResponse, SignInData, SignInError, SignInResponse, UnbookmarkPostData, UnbookmarkPostError, UnbookmarkPostResponse, UnlikePostData, UnlikePostError, UnlikePostResponse, UnpublishPostData, UnpublishPostError, UnpublishPostResponse, UpdateAccountData, UpdateAccountError, UpdateAccountResponse, UpdateCommentData, UpdateCommentError, UpdateCommentResponse, UpdateEntryData, UpdateEntryError, UpdateEntryResponse, UpdateMemberData, UpdateMemberError, UpdateMemberResponse, UpdatePostData, UpdatePostError, UpdatePostResponse, UpdateTagData, UpdateTagError, UpdateTagResponse, UpdateWorkspaceData, UpdateWorkspaceError, UpdateWorkspaceResponse, UploadMediaData, UploadMediaError, UploadMediaResponse, VerifyEmailData, VerifyEmailError, VerifyEmailResponse, WithdrawInvitationData, WithdrawInvitationError, WithdrawInvitationResponse } from '../types.gen.ts';

/**
 * Open an account
 *
 * Always answers 202 with the same body, whether or not the address is known, so that nobody learns who has an account.
 * If the wished username is taken, the account starts with a free variation of it; change it with `updateAccount`.
 *
 */
export const registerMutation = (options?: Partial<Options<RegisterData>>): UseMutationOptions<RegisterResponse, RegisterError, Options<RegisterData>> => {
    const mutationOptions: UseMutationOptions<RegisterResponse, RegisterError, Options<RegisterData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await register({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Confirm an e-mail address
 *
 * Takes the token of a letter, once, within 24 hours. It is the new account's address that is confirmed, or the one that
 * `updateAccount` asked for, which becomes the account's now.
 *
 */
export const verifyEmailMutation = (options?: Partial<Options<VerifyEmailData>>): UseMutationOptions<VerifyEmailResponse, VerifyEmailError, Options<VerifyEmailData>> => {
    const mutationOptions: UseMutationOptions<VerifyEmailResponse, VerifyEmailError, Options<VerifyEmailData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await verifyEmail({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Have the token for my address sent again
 *
 * For the address that waits to be confirmed; when none does, nothing is sent. An address gets three such letters an hour.
 *
 */
export const requestEmailVerificationMutation = (options?: Partial<Options<RequestEmailVerificationData>>): UseMutationOptions<RequestEmailVerificationResponse, RequestEmailVerificationError, Options<RequestEmailVerificationData>> => {
    const mutationOptions: UseMutationOptions<RequestEmailVerificationResponse, RequestEmailVerificationError, Options<RequestEmailVerificationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await requestEmailVerification({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * End all my sessions
 *
 * Access tokens of the sessions stop working within 60 seconds. API keys go on.
 */
export const revokeSessionsMutation = (options?: Partial<Options<RevokeSessionsData>>): UseMutationOptions<RevokeSessionsResponse, RevokeSessionsError, Options<RevokeSessionsData>> => {
    const mutationOptions: UseMutationOptions<RevokeSessionsResponse, RevokeSessionsError, Options<RevokeSessionsData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await revokeSessions({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export type QueryKey<TOptions extends Options> = [
    Pick<TOptions, 'baseUrl' | 'body' | 'headers' | 'path' | 'query'> & {
        _id: string;
        _infinite?: boolean;
        tags?: ReadonlyArray<string>;
    }
];

const createQueryKey = <TOptions extends Options>(id: string, options?: TOptions, infinite?: boolean, tags?: ReadonlyArray<string>): [
    QueryKey<TOptions>[0]
] => {
    const params: QueryKey<TOptions>[0] = { _id: id, baseUrl: options?.baseUrl || (options?.client ?? client).getConfig().baseUrl } as QueryKey<TOptions>[0];
    if (infinite) {
        params._infinite = infinite;
    }
    if (tags) {
        params.tags = tags;
    }
    if (options?.body) {
        params.body = options.body;
    }
    if (options?.headers) {
        params.headers = options.headers;
    }
    if (options?.path) {
        params.path = options.path;
    }
    if (options?.query) {
        params.query = options.query;
    }
    return [params];
};

export const listSessionsQueryKey = (options?: Options<ListSessionsData>) => createQueryKey('listSessions', options);

/**
 * List my sessions
 *
 * Newest first. Sessions that ended are not listed.
 */
export const listSessionsOptions = (options?: Options<ListSessionsData>) => queryOptions<ListSessionsResponse, ListSessionsError, ListSessionsResponse, ReturnType<typeof listSessionsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listSessions({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listSessionsQueryKey(options)
});

const createInfiniteParams = <K extends Pick<QueryKey<Options>[0], 'body' | 'headers' | 'path' | 'query'>>(queryKey: QueryKey<Options>, page: K) => {
    const params = { ...queryKey[0] };
    if (page.body) {
        params.body = {
            ...queryKey[0].body as any,
            ...page.body as any
        };
    }
    if (page.headers) {
        params.headers = {
            ...queryKey[0].headers,
            ...page.headers
        };
    }
    if (page.path) {
        params.path = {
            ...queryKey[0].path as any,
            ...page.path as any
        };
    }
    if (page.query) {
        params.query = {
            ...queryKey[0].query as any,
            ...page.query as any
        };
    }
    return params as unknown as typeof page;
};

export const listSessionsInfiniteQueryKey = (options?: Options<ListSessionsData>): QueryKey<Options<ListSessionsData>> => createQueryKey('listSessions', options, true);

/**
 * List my sessions
 *
 * Newest first. Sessions that ended are not listed.
 */
export const listSessionsInfiniteOptions = (options?: Options<ListSessionsData>) => {
    const opts = infiniteQueryOptions<ListSessionsResponse, ListSessionsError, InfiniteData<ListSessionsResponse>, QueryKey<Options<ListSessionsData>>, string | Pick<QueryKey<Options<ListSessionsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListSessionsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listSessions({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listSessionsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List my sessions
 *
 * Newest first. Sessions that ended are not listed.
 */
export const listSessionsSetQueryData = (queryClient: QueryClient, options: Options<ListSessionsData> | undefined, updater: ListSessionsResponse | undefined | ((old: ListSessionsResponse | undefined) => ListSessionsResponse | undefined)) => queryClient.setQueryData(listSessionsOptions(options).queryKey, updater);

/**
 * List my sessions
 *
 * Newest first. Sessions that ended are not listed.
 */
export const useListSessionsQuery = (options?: Options<ListSessionsData>) => useQuery(listSessionsOptions(options));

/**
 * Sign in
 *
 * Starts a session. An unknown address and a wrong password get the same answer after the same work.
 *
 */
export const signInMutation = (options?: Partial<Options<SignInData>>): UseMutationOptions<SignInResponse, SignInError, Options<SignInData>> => {
    const mutationOptions: UseMutationOptions<SignInResponse, SignInError, Options<SignInData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await signIn({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * End a session (sign out)
 *
 * `current` names the session of the access token. Ending an ended session succeeds again. Access tokens of the session
 * stop working within 60 seconds.
 *
 */
export const revokeSessionMutation = (options?: Partial<Options<RevokeSessionData>>): UseMutationOptions<RevokeSessionResponse, RevokeSessionError, Options<RevokeSessionData>> => {
    const mutationOptions: UseMutationOptions<RevokeSessionResponse, RevokeSessionError, Options<RevokeSessionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await revokeSession({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Exchange a refresh token for a new pair
 *
 * The refresh token itself is the credential. It works once; asking again within 10 seconds with the same token, while its
 * successor is unused, gives the same successor (a lost answer strands nobody). Any other reuse ends the whole session.
 *
 */
export const refreshTokensMutation = (options?: Partial<Options<RefreshTokensData>>): UseMutationOptions<RefreshTokensResponse, RefreshTokensError, Options<RefreshTokensData>> => {
    const mutationOptions: UseMutationOptions<RefreshTokensResponse, RefreshTokensError, Options<RefreshTokensData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await refreshTokens({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Ask for a new password
 *
 * Always answers 202 with the same body, after the same work, so that nobody learns who has an account. The letter's token is
 * good for 30 minutes. An address gets three such letters an hour; all of them are good.
 *
 */
export const requestPasswordResetMutation = (options?: Partial<Options<RequestPasswordResetData>>): UseMutationOptions<RequestPasswordResetResponse, RequestPasswordResetError, Options<RequestPasswordResetData>> => {
    const mutationOptions: UseMutationOptions<RequestPasswordResetResponse, RequestPasswordResetError, Options<RequestPasswordResetData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await requestPasswordReset({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Set a new password with the token of a letter
 *
 * Takes the token once. Every session and every API key of the account ends. The address counts as confirmed, too: the
 * letter arrived there.
 *
 */
export const confirmPasswordResetMutation = (options?: Partial<Options<ConfirmPasswordResetData>>): UseMutationOptions<ConfirmPasswordResetResponse, ConfirmPasswordResetError, Options<ConfirmPasswordResetData>> => {
    const mutationOptions: UseMutationOptions<ConfirmPasswordResetResponse, ConfirmPasswordResetError, Options<ConfirmPasswordResetData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await confirmPasswordReset({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Give the password again (step-up)
 *
 * Gives an access token of the same session and scopes that also lets its bearer do, for five minutes, what would hand over
 * the account. The refresh token stays as it is.
 *
 */
export const reauthenticateMutation = (options?: Partial<Options<ReauthenticateData>>): UseMutationOptions<ReauthenticateResponse, ReauthenticateError, Options<ReauthenticateData>> => {
    const mutationOptions: UseMutationOptions<ReauthenticateResponse, ReauthenticateError, Options<ReauthenticateData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await reauthenticate({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getJwksQueryKey = (options?: Options<GetJwksData>) => createQueryKey('getJwks', options);

/**
 * The keys that sign access tokens
 *
 * Public keys as a JSON Web Key Set (RFC 7517). A key appears here before it signs and stays until its last token expired.
 */
export const getJwksOptions = (options?: Options<GetJwksData>) => queryOptions<GetJwksResponse, GetJwksError, GetJwksResponse, ReturnType<typeof getJwksQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getJwks({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getJwksQueryKey(options)
});

/**
 * The keys that sign access tokens
 *
 * Public keys as a JSON Web Key Set (RFC 7517). A key appears here before it signs and stays until its last token expired.
 */
export const getJwksSetQueryData = (queryClient: QueryClient, options: Options<GetJwksData> | undefined, updater: GetJwksResponse | undefined | ((old: GetJwksResponse | undefined) => GetJwksResponse | undefined)) => queryClient.setQueryData(getJwksOptions(options).queryKey, updater);

/**
 * The keys that sign access tokens
 *
 * Public keys as a JSON Web Key Set (RFC 7517). A key appears here before it signs and stays until its last token expired.
 */
export const useGetJwksQuery = (options?: Options<GetJwksData>) => useQuery(getJwksOptions(options));

export const getAccountQueryKey = (options?: Options<GetAccountData>) => createQueryKey('getAccount', options);

/**
 * My account
 */
export const getAccountOptions = (options?: Options<GetAccountData>) => queryOptions<GetAccountResponse, GetAccountError, GetAccountResponse, ReturnType<typeof getAccountQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getAccount({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getAccountQueryKey(options)
});

/**
 * My account
 */
export const getAccountSetQueryData = (queryClient: QueryClient, options: Options<GetAccountData> | undefined, updater: GetAccountResponse | undefined | ((old: GetAccountResponse | undefined) => GetAccountResponse | undefined)) => queryClient.setQueryData(getAccountOptions(options).queryKey, updater);

/**
 * My account
 */
export const useGetAccountQuery = (options?: Options<GetAccountData>) => useQuery(getAccountOptions(options));

/**
 * Change my account
 *
 * A JSON merge patch (RFC 7396). A patch that changes nothing keeps the version.
 */
export const updateAccountMutation = (options?: Partial<Options<UpdateAccountData>>): UseMutationOptions<UpdateAccountResponse, UpdateAccountError, Options<UpdateAccountData>> => {
    const mutationOptions: UseMutationOptions<UpdateAccountResponse, UpdateAccountError, Options<UpdateAccountData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateAccount({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Change my password
 *
 * Every other session and every API key of the account ends. Needs step-up, and the present password besides.
 *
 */
export const changePasswordMutation = (options?: Partial<Options<ChangePasswordData>>): UseMutationOptions<ChangePasswordResponse, ChangePasswordError, Options<ChangePasswordData>> => {
    const mutationOptions: UseMutationOptions<ChangePasswordResponse, ChangePasswordError, Options<ChangePasswordData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await changePassword({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listBookmarksQueryKey = (options?: Options<ListBookmarksData>) => createQueryKey('listBookmarks', options);

/**
 * List my bookmarks
 *
 * Newest first. A bookmark stays when its post is taken down: then `post` is null until the post is public again.
 *
 */
export const listBookmarksOptions = (options?: Options<ListBookmarksData>) => queryOptions<ListBookmarksResponse, ListBookmarksError, ListBookmarksResponse, ReturnType<typeof listBookmarksQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listBookmarks({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listBookmarksQueryKey(options)
});

export const listBookmarksInfiniteQueryKey = (options?: Options<ListBookmarksData>): QueryKey<Options<ListBookmarksData>> => createQueryKey('listBookmarks', options, true);

/**
 * List my bookmarks
 *
 * Newest first. A bookmark stays when its post is taken down: then `post` is null until the post is public again.
 *
 */
export const listBookmarksInfiniteOptions = (options?: Options<ListBookmarksData>) => {
    const opts = infiniteQueryOptions<ListBookmarksResponse, ListBookmarksError, InfiniteData<ListBookmarksResponse>, QueryKey<Options<ListBookmarksData>>, string | Pick<QueryKey<Options<ListBookmarksData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListBookmarksData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listBookmarks({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listBookmarksInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List my bookmarks
 *
 * Newest first. A bookmark stays when its post is taken down: then `post` is null until the post is public again.
 *
 */
export const listBookmarksSetQueryData = (queryClient: QueryClient, options: Options<ListBookmarksData> | undefined, updater: ListBookmarksResponse | undefined | ((old: ListBookmarksResponse | undefined) => ListBookmarksResponse | undefined)) => queryClient.setQueryData(listBookmarksOptions(options).queryKey, updater);

/**
 * List my bookmarks
 *
 * Newest first. A bookmark stays when its post is taken down: then `post` is null until the post is public again.
 *
 */
export const useListBookmarksQuery = (options?: Options<ListBookmarksData>) => useQuery(listBookmarksOptions(options));

export const listApiKeysQueryKey = (options?: Options<ListApiKeysData>) => createQueryKey('listApiKeys', options);

/**
 * List my API keys
 *
 * Newest first, expired ones too. Of a key itself only the beginning and the last four characters show.
 */
export const listApiKeysOptions = (options?: Options<ListApiKeysData>) => queryOptions<ListApiKeysResponse, ListApiKeysError, ListApiKeysResponse, ReturnType<typeof listApiKeysQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listApiKeys({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listApiKeysQueryKey(options)
});

export const listApiKeysInfiniteQueryKey = (options?: Options<ListApiKeysData>): QueryKey<Options<ListApiKeysData>> => createQueryKey('listApiKeys', options, true);

/**
 * List my API keys
 *
 * Newest first, expired ones too. Of a key itself only the beginning and the last four characters show.
 */
export const listApiKeysInfiniteOptions = (options?: Options<ListApiKeysData>) => {
    const opts = infiniteQueryOptions<ListApiKeysResponse, ListApiKeysError, InfiniteData<ListApiKeysResponse>, QueryKey<Options<ListApiKeysData>>, string | Pick<QueryKey<Options<ListApiKeysData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListApiKeysData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listApiKeys({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listApiKeysInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List my API keys
 *
 * Newest first, expired ones too. Of a key itself only the beginning and the last four characters show.
 */
export const listApiKeysSetQueryData = (queryClient: QueryClient, options: Options<ListApiKeysData> | undefined, updater: ListApiKeysResponse | undefined | ((old: ListApiKeysResponse | undefined) => ListApiKeysResponse | undefined)) => queryClient.setQueryData(listApiKeysOptions(options).queryKey, updater);

/**
 * List my API keys
 *
 * Newest first, expired ones too. Of a key itself only the beginning and the last four characters show.
 */
export const useListApiKeysQuery = (options?: Options<ListApiKeysData>) => useQuery(listApiKeysOptions(options));

/**
 * Make an API key
 *
 * The key itself is in this answer and nowhere else; only its hash is kept, and answers that are kept for an `Idempotency-Key`
 * are encrypted. A key holds no scope that its maker's credential lacks. Needs step-up.
 *
 */
export const createApiKeyMutation = (options?: Partial<Options<CreateApiKeyData>>): UseMutationOptions<CreateApiKeyResponse, CreateApiKeyError, Options<CreateApiKeyData>> => {
    const mutationOptions: UseMutationOptions<CreateApiKeyResponse, CreateApiKeyError, Options<CreateApiKeyData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createApiKey({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Revoke an API key
 *
 * It is refused from the next request on. Revoking a revoked key succeeds again.
 */
export const revokeApiKeyMutation = (options?: Partial<Options<RevokeApiKeyData>>): UseMutationOptions<RevokeApiKeyResponse, RevokeApiKeyError, Options<RevokeApiKeyData>> => {
    const mutationOptions: UseMutationOptions<RevokeApiKeyResponse, RevokeApiKeyError, Options<RevokeApiKeyData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await revokeApiKey({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listWorkspacesQueryKey = (options?: Options<ListWorkspacesData>) => createQueryKey('listWorkspaces', options);

/**
 * List my workspaces
 *
 * Newest first.
 */
export const listWorkspacesOptions = (options?: Options<ListWorkspacesData>) => queryOptions<ListWorkspacesResponse, ListWorkspacesError, ListWorkspacesResponse, ReturnType<typeof listWorkspacesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listWorkspaces({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listWorkspacesQueryKey(options)
});

export const listWorkspacesInfiniteQueryKey = (options?: Options<ListWorkspacesData>): QueryKey<Options<ListWorkspacesData>> => createQueryKey('listWorkspaces', options, true);

/**
 * List my workspaces
 *
 * Newest first.
 */
export const listWorkspacesInfiniteOptions = (options?: Options<ListWorkspacesData>) => {
    const opts = infiniteQueryOptions<ListWorkspacesResponse, ListWorkspacesError, InfiniteData<ListWorkspacesResponse>, QueryKey<Options<ListWorkspacesData>>, string | Pick<QueryKey<Options<ListWorkspacesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListWorkspacesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listWorkspaces({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listWorkspacesInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List my workspaces
 *
 * Newest first.
 */
export const listWorkspacesSetQueryData = (queryClient: QueryClient, options: Options<ListWorkspacesData> | undefined, updater: ListWorkspacesResponse | undefined | ((old: ListWorkspacesResponse | undefined) => ListWorkspacesResponse | undefined)) => queryClient.setQueryData(listWorkspacesOptions(options).queryKey, updater);

/**
 * List my workspaces
 *
 * Newest first.
 */
export const useListWorkspacesQuery = (options?: Options<ListWorkspacesData>) => useQuery(listWorkspacesOptions(options));

/**
 * Create a workspace
 *
 * Whoever creates it is its owner.
 */
export const createWorkspaceMutation = (options?: Partial<Options<CreateWorkspaceData>>): UseMutationOptions<CreateWorkspaceResponse, CreateWorkspaceError, Options<CreateWorkspaceData>> => {
    const mutationOptions: UseMutationOptions<CreateWorkspaceResponse, CreateWorkspaceError, Options<CreateWorkspaceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createWorkspace({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getWorkspaceQueryKey = (options: Options<GetWorkspaceData>) => createQueryKey('getWorkspace', options);

/**
 * Read a workspace
 */
export const getWorkspaceOptions = (options: Options<GetWorkspaceData>) => queryOptions<GetWorkspaceResponse, GetWorkspaceError, GetWorkspaceResponse, ReturnType<typeof getWorkspaceQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getWorkspace({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getWorkspaceQueryKey(options)
});

/**
 * Read a workspace
 */
export const getWorkspaceSetQueryData = (queryClient: QueryClient, options: Options<GetWorkspaceData>, updater: GetWorkspaceResponse | undefined | ((old: GetWorkspaceResponse | undefined) => GetWorkspaceResponse | undefined)) => queryClient.setQueryData(getWorkspaceOptions(options).queryKey, updater);

/**
 * Read a workspace
 */
export const useGetWorkspaceQuery = (options: Options<GetWorkspaceData>) => useQuery(getWorkspaceOptions(options));

/**
 * Change a workspace
 *
 * A JSON merge patch (RFC 7396), for owners and admins. A patch that changes nothing keeps the version.
 */
export const updateWorkspaceMutation = (options?: Partial<Options<UpdateWorkspaceData>>): UseMutationOptions<UpdateWorkspaceResponse, UpdateWorkspaceError, Options<UpdateWorkspaceData>> => {
    const mutationOptions: UseMutationOptions<UpdateWorkspaceResponse, UpdateWorkspaceError, Options<UpdateWorkspaceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateWorkspace({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listMembersQueryKey = (options: Options<ListMembersData>) => createQueryKey('listMembers', options);

/**
 * List the members of a workspace, and who is invited
 *
 * Members first, in the order in which they opened their accounts, then pending invitations, oldest first. Invitations
 * are shown to owners and admins alone, since they name the addresses of people who may have no account; for others they
 * are left out.
 *
 */
export const listMembersOptions = (options: Options<ListMembersData>) => queryOptions<ListMembersResponse, ListMembersError, ListMembersResponse, ReturnType<typeof listMembersQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listMembers({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listMembersQueryKey(options)
});

export const listMembersInfiniteQueryKey = (options: Options<ListMembersData>): QueryKey<Options<ListMembersData>> => createQueryKey('listMembers', options, true);

/**
 * List the members of a workspace, and who is invited
 *
 * Members first, in the order in which they opened their accounts, then pending invitations, oldest first. Invitations
 * are shown to owners and admins alone, since they name the addresses of people who may have no account; for others they
 * are left out.
 *
 */
export const listMembersInfiniteOptions = (options: Options<ListMembersData>) => {
    const opts = infiniteQueryOptions<ListMembersResponse, ListMembersError, InfiniteData<ListMembersResponse>, QueryKey<Options<ListMembersData>>, string | Pick<QueryKey<Options<ListMembersData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListMembersData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listMembers({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listMembersInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List the members of a workspace, and who is invited
 *
 * Members first, in the order in which they opened their accounts, then pending invitations, oldest first. Invitations
 * are shown to owners and admins alone, since they name the addresses of people who may have no account; for others they
 * are left out.
 *
 */
export const listMembersSetQueryData = (queryClient: QueryClient, options: Options<ListMembersData>, updater: ListMembersResponse | undefined | ((old: ListMembersResponse | undefined) => ListMembersResponse | undefined)) => queryClient.setQueryData(listMembersOptions(options).queryKey, updater);

/**
 * List the members of a workspace, and who is invited
 *
 * Members first, in the order in which they opened their accounts, then pending invitations, oldest first. Invitations
 * are shown to owners and admins alone, since they name the addresses of people who may have no account; for others they
 * are left out.
 *
 */
export const useListMembersQuery = (options: Options<ListMembersData>) => useQuery(listMembersOptions(options));

/**
 * Remove a member, or leave
 *
 * Everybody may leave, but for the only owner. Owners and admins remove others; only owners remove owners. What the
 * member wrote stays in the workspace.
 *
 */
export const removeMemberMutation = (options?: Partial<Options<RemoveMemberData>>): UseMutationOptions<RemoveMemberResponse, RemoveMemberError, Options<RemoveMemberData>> => {
    const mutationOptions: UseMutationOptions<RemoveMemberResponse, RemoveMemberError, Options<RemoveMemberData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await removeMember({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Change a member's role
 *
 * For owners and admins; only owners change owners, and make owners. `If-Match` names the member's `version`, as
 * `listMembers` tells it. The only owner stays one. A patch that changes nothing keeps the version.
 *
 */
export const updateMemberMutation = (options?: Partial<Options<UpdateMemberData>>): UseMutationOptions<UpdateMemberResponse, UpdateMemberError, Options<UpdateMemberData>> => {
    const mutationOptions: UseMutationOptions<UpdateMemberResponse, UpdateMemberError, Options<UpdateMemberData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateMember({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Invite somebody
 *
 * For owners and admins. A letter with a token goes to the address; the token is told nowhere else, and is good for seven
 * days. The answer is the same whether or not the address belongs to somebody with an account. Who is invited again
 * gets a new letter, with the new role; the old one is worth nothing any more. An address gets ten invitations an hour, from
 * whomever: for those that are more the answer is the same, and no letter goes out until one is invited again later.
 *
 */
export const inviteMemberMutation = (options?: Partial<Options<InviteMemberData>>): UseMutationOptions<InviteMemberResponse, InviteMemberError, Options<InviteMemberData>> => {
    const mutationOptions: UseMutationOptions<InviteMemberResponse, InviteMemberError, Options<InviteMemberData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await inviteMember({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Withdraw an invitation
 *
 * For owners and admins. The token in the letter is worth nothing any more. Withdrawing again succeeds again.
 */
export const withdrawInvitationMutation = (options?: Partial<Options<WithdrawInvitationData>>): UseMutationOptions<WithdrawInvitationResponse, WithdrawInvitationError, Options<WithdrawInvitationData>> => {
    const mutationOptions: UseMutationOptions<WithdrawInvitationResponse, WithdrawInvitationError, Options<WithdrawInvitationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await withdrawInvitation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Accept an invitation
 *
 * With the token of the letter, which works once. Whoever has another address than the one that was written to has to
 * have given the password just now. A member who accepts stays what they are.
 *
 */
export const acceptInvitationMutation = (options?: Partial<Options<AcceptInvitationData>>): UseMutationOptions<AcceptInvitationResponse, AcceptInvitationError, Options<AcceptInvitationData>> => {
    const mutationOptions: UseMutationOptions<AcceptInvitationResponse, AcceptInvitationError, Options<AcceptInvitationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await acceptInvitation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listEntriesQueryKey = (options: Options<ListEntriesData>) => createQueryKey('listEntries', options);

/**
 * List entries
 *
 * Newest day first, then newest entry first. The content is left out; read a single entry to get it.
 *
 */
export const listEntriesOptions = (options: Options<ListEntriesData>) => queryOptions<ListEntriesResponse, ListEntriesError, ListEntriesResponse, ReturnType<typeof listEntriesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listEntries({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listEntriesQueryKey(options)
});

export const listEntriesInfiniteQueryKey = (options: Options<ListEntriesData>): QueryKey<Options<ListEntriesData>> => createQueryKey('listEntries', options, true);

/**
 * List entries
 *
 * Newest day first, then newest entry first. The content is left out; read a single entry to get it.
 *
 */
export const listEntriesInfiniteOptions = (options: Options<ListEntriesData>) => {
    const opts = infiniteQueryOptions<ListEntriesResponse, ListEntriesError, InfiniteData<ListEntriesResponse>, QueryKey<Options<ListEntriesData>>, string | Pick<QueryKey<Options<ListEntriesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListEntriesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listEntries({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listEntriesInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List entries
 *
 * Newest day first, then newest entry first. The content is left out; read a single entry to get it.
 *
 */
export const listEntriesSetQueryData = (queryClient: QueryClient, options: Options<ListEntriesData>, updater: ListEntriesResponse | undefined | ((old: ListEntriesResponse | undefined) => ListEntriesResponse | undefined)) => queryClient.setQueryData(listEntriesOptions(options).queryKey, updater);

/**
 * List entries
 *
 * Newest day first, then newest entry first. The content is left out; read a single entry to get it.
 *
 */
export const useListEntriesQuery = (options: Options<ListEntriesData>) => useQuery(listEntriesOptions(options));

/**
 * Write an entry
 *
 * For owners, admins and editors of the workspace. The day defaults to today in the entry's time zone, and the time zone
 * to the writer's own; neither moves when the writer travels.
 *
 */
export const createEntryMutation = (options?: Partial<Options<CreateEntryData>>): UseMutationOptions<CreateEntryResponse, CreateEntryError, Options<CreateEntryData>> => {
    const mutationOptions: UseMutationOptions<CreateEntryResponse, CreateEntryError, Options<CreateEntryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createEntry({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getCalendarQueryKey = (options: Options<GetCalendarData>) => createQueryKey('getCalendar', options);

/**
 * See on which days there are entries
 *
 * How many entries each day of a range has, days without any left out, the trash not counted. Days are those that the
 * entries are about (`entry_date`). With `on_this_day`, also the entries of the same day in the years before it, newest
 * first, at most fifty; in years without one, 28 February shows 29 February too.
 *
 */
export const getCalendarOptions = (options: Options<GetCalendarData>) => queryOptions<GetCalendarResponse, GetCalendarError, GetCalendarResponse, ReturnType<typeof getCalendarQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getCalendar({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getCalendarQueryKey(options)
});

/**
 * See on which days there are entries
 *
 * How many entries each day of a range has, days without any left out, the trash not counted. Days are those that the
 * entries are about (`entry_date`). With `on_this_day`, also the entries of the same day in the years before it, newest
 * first, at most fifty; in years without one, 28 February shows 29 February too.
 *
 */
export const getCalendarSetQueryData = (queryClient: QueryClient, options: Options<GetCalendarData>, updater: GetCalendarResponse | undefined | ((old: GetCalendarResponse | undefined) => GetCalendarResponse | undefined)) => queryClient.setQueryData(getCalendarOptions(options).queryKey, updater);

/**
 * See on which days there are entries
 *
 * How many entries each day of a range has, days without any left out, the trash not counted. Days are those that the
 * entries are about (`entry_date`). With `on_this_day`, also the entries of the same day in the years before it, newest
 * first, at most fifty; in years without one, 28 February shows 29 February too.
 *
 */
export const useGetCalendarQuery = (options: Options<GetCalendarData>) => useQuery(getCalendarOptions(options));

export const listTagsQueryKey = (options: Options<ListTagsData>) => createQueryKey('listTags', options);

/**
 * List the tags of a workspace
 *
 * In the order of their names, with the number of entries that carry each; the trash is not counted. A tag that no entry
 * outside of the trash carries is not listed, and one that no entry carries at all is gone.
 *
 */
export const listTagsOptions = (options: Options<ListTagsData>) => queryOptions<ListTagsResponse, ListTagsError, ListTagsResponse, ReturnType<typeof listTagsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listTags({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listTagsQueryKey(options)
});

export const listTagsInfiniteQueryKey = (options: Options<ListTagsData>): QueryKey<Options<ListTagsData>> => createQueryKey('listTags', options, true);

/**
 * List the tags of a workspace
 *
 * In the order of their names, with the number of entries that carry each; the trash is not counted. A tag that no entry
 * outside of the trash carries is not listed, and one that no entry carries at all is gone.
 *
 */
export const listTagsInfiniteOptions = (options: Options<ListTagsData>) => {
    const opts = infiniteQueryOptions<ListTagsResponse, ListTagsError, InfiniteData<ListTagsResponse>, QueryKey<Options<ListTagsData>>, string | Pick<QueryKey<Options<ListTagsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListTagsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listTags({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listTagsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List the tags of a workspace
 *
 * In the order of their names, with the number of entries that carry each; the trash is not counted. A tag that no entry
 * outside of the trash carries is not listed, and one that no entry carries at all is gone.
 *
 */
export const listTagsSetQueryData = (queryClient: QueryClient, options: Options<ListTagsData>, updater: ListTagsResponse | undefined | ((old: ListTagsResponse | undefined) => ListTagsResponse | undefined)) => queryClient.setQueryData(listTagsOptions(options).queryKey, updater);

/**
 * List the tags of a workspace
 *
 * In the order of their names, with the number of entries that carry each; the trash is not counted. A tag that no entry
 * outside of the trash carries is not listed, and one that no entry carries at all is gone.
 *
 */
export const useListTagsQuery = (options: Options<ListTagsData>) => useQuery(listTagsOptions(options));

/**
 * Remove a tag
 *
 * Every entry that carries the tag, in the trash or not, loses it and gets a new version, all at once. Afterwards the tag is
 * gone: once more is `404`.
 *
 */
export const deleteTagMutation = (options?: Partial<Options<DeleteTagData>>): UseMutationOptions<DeleteTagResponse, DeleteTagError, Options<DeleteTagData>> => {
    const mutationOptions: UseMutationOptions<DeleteTagResponse, DeleteTagError, Options<DeleteTagData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteTag({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Rename a tag, or merge it into another
 *
 * Every entry that carries the tag, in the trash or not, gets a new version, all at once. Where another tag of the workspace
 * has the name already, the answer is `tag_exists`; with `merge`, the entries get that one instead, and this one is gone.
 * The answer is the tag that the entries carry now.
 *
 */
export const updateTagMutation = (options?: Partial<Options<UpdateTagData>>): UseMutationOptions<UpdateTagResponse, UpdateTagError, Options<UpdateTagData>> => {
    const mutationOptions: UseMutationOptions<UpdateTagResponse, UpdateTagError, Options<UpdateTagData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateTag({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Put an entry in the trash
 *
 * It stays readable and can be restored until `purge_at`. Trashing what is in the trash already succeeds again, whichever
 * version `If-Match` names, and changes nothing.
 *
 */
export const deleteEntryMutation = (options?: Partial<Options<DeleteEntryData>>): UseMutationOptions<DeleteEntryResponse, DeleteEntryError, Options<DeleteEntryData>> => {
    const mutationOptions: UseMutationOptions<DeleteEntryResponse, DeleteEntryError, Options<DeleteEntryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteEntry({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getEntryQueryKey = (options: Options<GetEntryData>) => createQueryKey('getEntry', options);

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
export const getEntryOptions = (options: Options<GetEntryData>) => queryOptions<GetEntryResponse, GetEntryError, GetEntryResponse, ReturnType<typeof getEntryQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getEntry({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getEntryQueryKey(options)
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
export const getEntrySetQueryData = (queryClient: QueryClient, options: Options<GetEntryData>, updater: GetEntryResponse | undefined | ((old: GetEntryResponse | undefined) => GetEntryResponse | undefined)) => queryClient.setQueryData(getEntryOptions(options).queryKey, updater);

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
export const useGetEntryQuery = (options: Options<GetEntryData>) => useQuery(getEntryOptions(options));

/**
 * Change an entry's title, tags, day, mood or pin
 *
 * A JSON merge patch (RFC 7396); `tags` replaces the whole set. A patch that changes nothing keeps the version. What is in
 * the trash must be restored first.
 *
 */
export const updateEntryMutation = (options?: Partial<Options<UpdateEntryData>>): UseMutationOptions<UpdateEntryResponse, UpdateEntryError, Options<UpdateEntryData>> => {
    const mutationOptions: UseMutationOptions<UpdateEntryResponse, UpdateEntryError, Options<UpdateEntryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateEntry({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Replace an entry's content
 *
 * The whole block document is replaced. Content that equals what is there keeps the version. What is in the trash must be
 * restored first.
 *
 */
export const replaceEntryContentMutation = (options?: Partial<Options<ReplaceEntryContentData>>): UseMutationOptions<ReplaceEntryContentResponse, ReplaceEntryContentError, Options<ReplaceEntryContentData>> => {
    const mutationOptions: UseMutationOptions<ReplaceEntryContentResponse, ReplaceEntryContentError, Options<ReplaceEntryContentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await replaceEntryContent({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Take an entry out of the trash
 */
export const restoreEntryMutation = (options?: Partial<Options<RestoreEntryData>>): UseMutationOptions<RestoreEntryResponse, RestoreEntryError, Options<RestoreEntryData>> => {
    const mutationOptions: UseMutationOptions<RestoreEntryResponse, RestoreEntryError, Options<RestoreEntryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await restoreEntry({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listRevisionsQueryKey = (options: Options<ListRevisionsData>) => createQueryKey('listRevisions', options);

/**
 * List an entry's revisions
 *
 * Newest first: every version with who made it, when, why, how large the content was, and how many blocks were added,
 * changed and removed. The state itself is left out; read a single revision to get it.
 *
 */
export const listRevisionsOptions = (options: Options<ListRevisionsData>) => queryOptions<ListRevisionsResponse, ListRevisionsError, ListRevisionsResponse, ReturnType<typeof listRevisionsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listRevisions({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listRevisionsQueryKey(options)
});

export const listRevisionsInfiniteQueryKey = (options: Options<ListRevisionsData>): QueryKey<Options<ListRevisionsData>> => createQueryKey('listRevisions', options, true);

/**
 * List an entry's revisions
 *
 * Newest first: every version with who made it, when, why, how large the content was, and how many blocks were added,
 * changed and removed. The state itself is left out; read a single revision to get it.
 *
 */
export const listRevisionsInfiniteOptions = (options: Options<ListRevisionsData>) => {
    const opts = infiniteQueryOptions<ListRevisionsResponse, ListRevisionsError, InfiniteData<ListRevisionsResponse>, QueryKey<Options<ListRevisionsData>>, string | Pick<QueryKey<Options<ListRevisionsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListRevisionsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listRevisions({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listRevisionsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List an entry's revisions
 *
 * Newest first: every version with who made it, when, why, how large the content was, and how many blocks were added,
 * changed and removed. The state itself is left out; read a single revision to get it.
 *
 */
export const listRevisionsSetQueryData = (queryClient: QueryClient, options: Options<ListRevisionsData>, updater: ListRevisionsResponse | undefined | ((old: ListRevisionsResponse | undefined) => ListRevisionsResponse | undefined)) => queryClient.setQueryData(listRevisionsOptions(options).queryKey, updater);

/**
 * List an entry's revisions
 *
 * Newest first: every version with who made it, when, why, how large the content was, and how many blocks were added,
 * changed and removed. The state itself is left out; read a single revision to get it.
 *
 */
export const useListRevisionsQuery = (options: Options<ListRevisionsData>) => useQuery(listRevisionsOptions(options));

export const getRevisionQueryKey = (options: Options<GetRevisionData>) => createQueryKey('getRevision', options);

/**
 * Read a revision
 *
 * The state of the entry at one version. It never changes, so it may be kept for as long as the entry is there. With
 * `diff_from`, `diff` tells how this state comes out of the one at another version, earlier or later.
 *
 */
export const getRevisionOptions = (options: Options<GetRevisionData>) => queryOptions<GetRevisionResponse, GetRevisionError, GetRevisionResponse, ReturnType<typeof getRevisionQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getRevision({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getRevisionQueryKey(options)
});

/**
 * Read a revision
 *
 * The state of the entry at one version. It never changes, so it may be kept for as long as the entry is there. With
 * `diff_from`, `diff` tells how this state comes out of the one at another version, earlier or later.
 *
 */
export const getRevisionSetQueryData = (queryClient: QueryClient, options: Options<GetRevisionData>, updater: GetRevisionResponse | undefined | ((old: GetRevisionResponse | undefined) => GetRevisionResponse | undefined)) => queryClient.setQueryData(getRevisionOptions(options).queryKey, updater);

/**
 * Read a revision
 *
 * The state of the entry at one version. It never changes, so it may be kept for as long as the entry is there. With
 * `diff_from`, `diff` tells how this state comes out of the one at another version, earlier or later.
 *
 */
export const useGetRevisionQuery = (options: Options<GetRevisionData>) => useQuery(getRevisionOptions(options));

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
export const restoreRevisionMutation = (options?: Partial<Options<RestoreRevisionData>>): UseMutationOptions<RestoreRevisionResponse, RestoreRevisionError, Options<RestoreRevisionData>> => {
    const mutationOptions: UseMutationOptions<RestoreRevisionResponse, RestoreRevisionError, Options<RestoreRevisionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await restoreRevision({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listEntryEventsQueryKey = (options: Options<ListEntryEventsData>) => createQueryKey('listEntryEvents', options);

/**
 * List what happened to an entry
 *
 * Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when, who did it and in which trace.
 * For the entry's author, and for owners and admins of the workspace. The content is left out; the revision of the same
 * version has it.
 *
 */
export const listEntryEventsOptions = (options: Options<ListEntryEventsData>) => queryOptions<ListEntryEventsResponse, ListEntryEventsError, ListEntryEventsResponse, ReturnType<typeof listEntryEventsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listEntryEvents({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listEntryEventsQueryKey(options)
});

export const listEntryEventsInfiniteQueryKey = (options: Options<ListEntryEventsData>): QueryKey<Options<ListEntryEventsData>> => createQueryKey('listEntryEvents', options, true);

/**
 * List what happened to an entry
 *
 * Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when, who did it and in which trace.
 * For the entry's author, and for owners and admins of the workspace. The content is left out; the revision of the same
 * version has it.
 *
 */
export const listEntryEventsInfiniteOptions = (options: Options<ListEntryEventsData>) => {
    const opts = infiniteQueryOptions<ListEntryEventsResponse, ListEntryEventsError, InfiniteData<ListEntryEventsResponse>, QueryKey<Options<ListEntryEventsData>>, string | Pick<QueryKey<Options<ListEntryEventsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListEntryEventsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listEntryEvents({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listEntryEventsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List what happened to an entry
 *
 * Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when, who did it and in which trace.
 * For the entry's author, and for owners and admins of the workspace. The content is left out; the revision of the same
 * version has it.
 *
 */
export const listEntryEventsSetQueryData = (queryClient: QueryClient, options: Options<ListEntryEventsData>, updater: ListEntryEventsResponse | undefined | ((old: ListEntryEventsResponse | undefined) => ListEntryEventsResponse | undefined)) => queryClient.setQueryData(listEntryEventsOptions(options).queryKey, updater);

/**
 * List what happened to an entry
 *
 * Every event, oldest first, versions 1, 2, 3 and so on without a gap: what happened, when, who did it and in which trace.
 * For the entry's author, and for owners and admins of the workspace. The content is left out; the revision of the same
 * version has it.
 *
 */
export const useListEntryEventsQuery = (options: Options<ListEntryEventsData>) => useQuery(listEntryEventsOptions(options));

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
export const publishEntryMutation = (options?: Partial<Options<PublishEntryData>>): UseMutationOptions<PublishEntryResponse, PublishEntryError, Options<PublishEntryData>> => {
    const mutationOptions: UseMutationOptions<PublishEntryResponse, PublishEntryError, Options<PublishEntryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await publishEntry({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listPostsQueryKey = (options?: Options<ListPostsData>) => createQueryKey('listPosts', options);

/**
 * List posts
 *
 * Published posts of everybody, newest first, without their content. With `status`, the caller's own posts in that state
 * instead, those that were begun last first, with `authoring`; this needs a sign-in with `posts:read`: `401` without one,
 * `403` when the token lacks that scope.
 *
 */
export const listPostsOptions = (options?: Options<ListPostsData>) => queryOptions<ListPostsResponse, ListPostsError, ListPostsResponse, ReturnType<typeof listPostsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listPosts({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listPostsQueryKey(options)
});

export const listPostsInfiniteQueryKey = (options?: Options<ListPostsData>): QueryKey<Options<ListPostsData>> => createQueryKey('listPosts', options, true);

/**
 * List posts
 *
 * Published posts of everybody, newest first, without their content. With `status`, the caller's own posts in that state
 * instead, those that were begun last first, with `authoring`; this needs a sign-in with `posts:read`: `401` without one,
 * `403` when the token lacks that scope.
 *
 */
export const listPostsInfiniteOptions = (options?: Options<ListPostsData>) => {
    const opts = infiniteQueryOptions<ListPostsResponse, ListPostsError, InfiniteData<ListPostsResponse>, QueryKey<Options<ListPostsData>>, string | Pick<QueryKey<Options<ListPostsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListPostsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listPosts({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listPostsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List posts
 *
 * Published posts of everybody, newest first, without their content. With `status`, the caller's own posts in that state
 * instead, those that were begun last first, with `authoring`; this needs a sign-in with `posts:read`: `401` without one,
 * `403` when the token lacks that scope.
 *
 */
export const listPostsSetQueryData = (queryClient: QueryClient, options: Options<ListPostsData> | undefined, updater: ListPostsResponse | undefined | ((old: ListPostsResponse | undefined) => ListPostsResponse | undefined)) => queryClient.setQueryData(listPostsOptions(options).queryKey, updater);

/**
 * List posts
 *
 * Published posts of everybody, newest first, without their content. With `status`, the caller's own posts in that state
 * instead, those that were begun last first, with `authoring`; this needs a sign-in with `posts:read`: `401` without one,
 * `403` when the token lacks that scope.
 *
 */
export const useListPostsQuery = (options?: Options<ListPostsData>) => useQuery(listPostsOptions(options));

/**
 * Begin a draft
 *
 * A post of its own, with no entry behind it, that nobody but its author sees until it is published. Without a `slug` one
 * is made from the title; a slug that is asked for is taken as it is, or refused. `aliases` are addresses that the post had
 * in a former blog: once it is public, they lead readers to it.
 *
 */
export const createPostMutation = (options?: Partial<Options<CreatePostData>>): UseMutationOptions<CreatePostResponse, CreatePostError, Options<CreatePostData>> => {
    const mutationOptions: UseMutationOptions<CreatePostResponse, CreatePostError, Options<CreatePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Put a post in the trash
 *
 * If it was public, its address answers `410` at once. It can be restored until `purge_at`, thirty days from now. Trashing
 * what is in the trash already succeeds again, whichever version `If-Match` names, and changes nothing.
 *
 */
export const deletePostMutation = (options?: Partial<Options<DeletePostData>>): UseMutationOptions<DeletePostResponse, DeletePostError, Options<DeletePostData>> => {
    const mutationOptions: UseMutationOptions<DeletePostResponse, DeletePostError, Options<DeletePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deletePost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getPostQueryKey = (options: Options<GetPostData>) => createQueryKey('getPost', options);

/**
 * Read a post
 *
 * A published post is for everybody; any other is for its author alone, and `404` for the rest. Its author is given
 * `authoring` and `content_raw`, which are null for everybody else, in an answer that no shared cache may keep. The entity
 * tag speaks of the version: counts, and what `authoring` tells of the entry, may have moved on at a `304`.
 *
 */
export const getPostOptions = (options: Options<GetPostData>) => queryOptions<GetPostResponse, GetPostError, GetPostResponse, ReturnType<typeof getPostQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getPost({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getPostQueryKey(options)
});

/**
 * Read a post
 *
 * A published post is for everybody; any other is for its author alone, and `404` for the rest. Its author is given
 * `authoring` and `content_raw`, which are null for everybody else, in an answer that no shared cache may keep. The entity
 * tag speaks of the version: counts, and what `authoring` tells of the entry, may have moved on at a `304`.
 *
 */
export const getPostSetQueryData = (queryClient: QueryClient, options: Options<GetPostData>, updater: GetPostResponse | undefined | ((old: GetPostResponse | undefined) => GetPostResponse | undefined)) => queryClient.setQueryData(getPostOptions(options).queryKey, updater);

/**
 * Read a post
 *
 * A published post is for everybody; any other is for its author alone, and `404` for the rest. Its author is given
 * `authoring` and `content_raw`, which are null for everybody else, in an answer that no shared cache may keep. The entity
 * tag speaks of the version: counts, and what `authoring` tells of the entry, may have moved on at a `304`.
 *
 */
export const useGetPostQuery = (options: Options<GetPostData>) => useQuery(getPostOptions(options));

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
export const updatePostMutation = (options?: Partial<Options<UpdatePostData>>): UseMutationOptions<UpdatePostResponse, UpdatePostError, Options<UpdatePostData>> => {
    const mutationOptions: UseMutationOptions<UpdatePostResponse, UpdatePostError, Options<UpdatePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updatePost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Replace a post's content
 *
 * The content is kept as it is sent, in any of the three formats; `content_html` is derived from it, sanitised, and
 * `warnings` names what that leaves out. Content that equals what is there keeps the version. What is in the trash must be
 * restored first.
 *
 */
export const replacePostContentMutation = (options?: Partial<Options<ReplacePostContentData>>): UseMutationOptions<ReplacePostContentResponse, ReplacePostContentError, Options<ReplacePostContentData>> => {
    const mutationOptions: UseMutationOptions<ReplacePostContentResponse, ReplacePostContentError, Options<ReplacePostContentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await replacePostContent({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Take a post out of the trash
 *
 * It is not public then, a draft if it never was. Its slug is still its own.
 */
export const restorePostMutation = (options?: Partial<Options<RestorePostData>>): UseMutationOptions<RestorePostResponse, RestorePostError, Options<RestorePostData>> => {
    const mutationOptions: UseMutationOptions<RestorePostResponse, RestorePostError, Options<RestorePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await restorePost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

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
export const publishPostMutation = (options?: Partial<Options<PublishPostData>>): UseMutationOptions<PublishPostResponse, PublishPostError, Options<PublishPostData>> => {
    const mutationOptions: UseMutationOptions<PublishPostResponse, PublishPostError, Options<PublishPostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await publishPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Take a post down, or cancel its schedule
 *
 * The public address of a published post answers 404 at once; the slug, and everything that readers left, is kept. A post
 * that waits to be published becomes what it was before: a draft, or unpublished.
 *
 */
export const unpublishPostMutation = (options?: Partial<Options<UnpublishPostData>>): UseMutationOptions<UnpublishPostResponse, UnpublishPostError, Options<UnpublishPostData>> => {
    const mutationOptions: UseMutationOptions<UnpublishPostResponse, UnpublishPostError, Options<UnpublishPostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await unpublishPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

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
export const resyncPostMutation = (options?: Partial<Options<ResyncPostData>>): UseMutationOptions<ResyncPostResponse, ResyncPostError, Options<ResyncPostData>> => {
    const mutationOptions: UseMutationOptions<ResyncPostResponse, ResyncPostError, Options<ResyncPostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await resyncPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listPostVersionsQueryKey = (options: Options<ListPostVersionsData>) => createQueryKey('listPostVersions', options);

/**
 * List the versions that were written of a post
 *
 * Newest first, those that changed title, summary or content; for the author alone.
 */
export const listPostVersionsOptions = (options: Options<ListPostVersionsData>) => queryOptions<ListPostVersionsResponse, ListPostVersionsError, ListPostVersionsResponse, ReturnType<typeof listPostVersionsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listPostVersions({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listPostVersionsQueryKey(options)
});

export const listPostVersionsInfiniteQueryKey = (options: Options<ListPostVersionsData>): QueryKey<Options<ListPostVersionsData>> => createQueryKey('listPostVersions', options, true);

/**
 * List the versions that were written of a post
 *
 * Newest first, those that changed title, summary or content; for the author alone.
 */
export const listPostVersionsInfiniteOptions = (options: Options<ListPostVersionsData>) => {
    const opts = infiniteQueryOptions<ListPostVersionsResponse, ListPostVersionsError, InfiniteData<ListPostVersionsResponse>, QueryKey<Options<ListPostVersionsData>>, string | Pick<QueryKey<Options<ListPostVersionsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListPostVersionsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listPostVersions({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listPostVersionsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List the versions that were written of a post
 *
 * Newest first, those that changed title, summary or content; for the author alone.
 */
export const listPostVersionsSetQueryData = (queryClient: QueryClient, options: Options<ListPostVersionsData>, updater: ListPostVersionsResponse | undefined | ((old: ListPostVersionsResponse | undefined) => ListPostVersionsResponse | undefined)) => queryClient.setQueryData(listPostVersionsOptions(options).queryKey, updater);

/**
 * List the versions that were written of a post
 *
 * Newest first, those that changed title, summary or content; for the author alone.
 */
export const useListPostVersionsQuery = (options: Options<ListPostVersionsData>) => useQuery(listPostVersionsOptions(options));

export const getPostVersionQueryKey = (options: Options<GetPostVersionData>) => createQueryKey('getPostVersion', options);

/**
 * Read one version of a post
 *
 * As it was written, without the HTML, which is derived anew when the sanitiser changes. It never changes, so keep it.
 *
 */
export const getPostVersionOptions = (options: Options<GetPostVersionData>) => queryOptions<GetPostVersionResponse, GetPostVersionError, GetPostVersionResponse, ReturnType<typeof getPostVersionQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getPostVersion({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getPostVersionQueryKey(options)
});

/**
 * Read one version of a post
 *
 * As it was written, without the HTML, which is derived anew when the sanitiser changes. It never changes, so keep it.
 *
 */
export const getPostVersionSetQueryData = (queryClient: QueryClient, options: Options<GetPostVersionData>, updater: GetPostVersionResponse | undefined | ((old: GetPostVersionResponse | undefined) => GetPostVersionResponse | undefined)) => queryClient.setQueryData(getPostVersionOptions(options).queryKey, updater);

/**
 * Read one version of a post
 *
 * As it was written, without the HTML, which is derived anew when the sanitiser changes. It never changes, so keep it.
 *
 */
export const useGetPostVersionQuery = (options: Options<GetPostVersionData>) => useQuery(getPostVersionOptions(options));

export const listPostSlugsQueryKey = (options: Options<ListPostSlugsData>) => createQueryKey('listPostSlugs', options);

/**
 * List a post's slugs, the present one and former ones
 *
 * Newest first; each former one leads readers to the present one. For the author alone.
 */
export const listPostSlugsOptions = (options: Options<ListPostSlugsData>) => queryOptions<ListPostSlugsResponse, ListPostSlugsError, ListPostSlugsResponse, ReturnType<typeof listPostSlugsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listPostSlugs({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listPostSlugsQueryKey(options)
});

export const listPostSlugsInfiniteQueryKey = (options: Options<ListPostSlugsData>): QueryKey<Options<ListPostSlugsData>> => createQueryKey('listPostSlugs', options, true);

/**
 * List a post's slugs, the present one and former ones
 *
 * Newest first; each former one leads readers to the present one. For the author alone.
 */
export const listPostSlugsInfiniteOptions = (options: Options<ListPostSlugsData>) => {
    const opts = infiniteQueryOptions<ListPostSlugsResponse, ListPostSlugsError, InfiniteData<ListPostSlugsResponse>, QueryKey<Options<ListPostSlugsData>>, string | Pick<QueryKey<Options<ListPostSlugsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListPostSlugsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listPostSlugs({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listPostSlugsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List a post's slugs, the present one and former ones
 *
 * Newest first; each former one leads readers to the present one. For the author alone.
 */
export const listPostSlugsSetQueryData = (queryClient: QueryClient, options: Options<ListPostSlugsData>, updater: ListPostSlugsResponse | undefined | ((old: ListPostSlugsResponse | undefined) => ListPostSlugsResponse | undefined)) => queryClient.setQueryData(listPostSlugsOptions(options).queryKey, updater);

/**
 * List a post's slugs, the present one and former ones
 *
 * Newest first; each former one leads readers to the present one. For the author alone.
 */
export const useListPostSlugsQuery = (options: Options<ListPostSlugsData>) => useQuery(listPostSlugsOptions(options));

/**
 * Take a like back
 *
 * Also of a post that was taken down meanwhile. Without a like nothing changes.
 *
 */
export const unlikePostMutation = (options?: Partial<Options<UnlikePostData>>): UseMutationOptions<UnlikePostResponse, UnlikePostError, Options<UnlikePostData>> => {
    const mutationOptions: UseMutationOptions<UnlikePostResponse, UnlikePostError, Options<UnlikePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await unlikePost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Like a post
 *
 * Once or again: a person likes a post or does not, and counts once.
 *
 */
export const likePostMutation = (options?: Partial<Options<LikePostData>>): UseMutationOptions<LikePostResponse, LikePostError, Options<LikePostData>> => {
    const mutationOptions: UseMutationOptions<LikePostResponse, LikePostError, Options<LikePostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await likePost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Remove a bookmark
 *
 * Also of a post that was taken down meanwhile. Without a bookmark nothing changes.
 *
 */
export const unbookmarkPostMutation = (options?: Partial<Options<UnbookmarkPostData>>): UseMutationOptions<UnbookmarkPostResponse, UnbookmarkPostError, Options<UnbookmarkPostData>> => {
    const mutationOptions: UseMutationOptions<UnbookmarkPostResponse, UnbookmarkPostError, Options<UnbookmarkPostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await unbookmarkPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Bookmark a post
 *
 * Once or again: a post is among the bookmarks or is not. Who bookmarked it is shown to nobody.
 *
 */
export const bookmarkPostMutation = (options?: Partial<Options<BookmarkPostData>>): UseMutationOptions<BookmarkPostResponse, BookmarkPostError, Options<BookmarkPostData>> => {
    const mutationOptions: UseMutationOptions<BookmarkPostResponse, BookmarkPostError, Options<BookmarkPostData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await bookmarkPost({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listCommentsQueryKey = (options: Options<ListCommentsData>) => createQueryKey('listComments', options);

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
export const listCommentsOptions = (options: Options<ListCommentsData>) => queryOptions<ListCommentsResponse, ListCommentsError, ListCommentsResponse, ReturnType<typeof listCommentsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listComments({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listCommentsQueryKey(options)
});

export const listCommentsInfiniteQueryKey = (options: Options<ListCommentsData>): QueryKey<Options<ListCommentsData>> => createQueryKey('listComments', options, true);

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
export const listCommentsInfiniteOptions = (options: Options<ListCommentsData>) => {
    const opts = infiniteQueryOptions<ListCommentsResponse, ListCommentsError, InfiniteData<ListCommentsResponse>, QueryKey<Options<ListCommentsData>>, string | Pick<QueryKey<Options<ListCommentsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListCommentsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listComments({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listCommentsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

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
export const listCommentsSetQueryData = (queryClient: QueryClient, options: Options<ListCommentsData>, updater: ListCommentsResponse | undefined | ((old: ListCommentsResponse | undefined) => ListCommentsResponse | undefined)) => queryClient.setQueryData(listCommentsOptions(options).queryKey, updater);

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
export const useListCommentsQuery = (options: Options<ListCommentsData>) => useQuery(listCommentsOptions(options));

/**
 * Comment on a post, or reply to a comment
 *
 * The text is plain: clients show it escaped. Where the author of the post looks at comments first (`comment_policy`
 * is `moderated`) it starts as `pending`, and is seen by the two of them alone until it is approved; the author's own
 * comments need no approval. Threads are six deep. A tombstone can be replied to as long as it has replies that can be seen.
 *
 */
export const createCommentMutation = (options?: Partial<Options<CreateCommentData>>): UseMutationOptions<CreateCommentResponse, CreateCommentError, Options<CreateCommentData>> => {
    const mutationOptions: UseMutationOptions<CreateCommentResponse, CreateCommentError, Options<CreateCommentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createComment({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getPostStatsQueryKey = (options: Options<GetPostStatsData>) => createQueryKey('getPostStats', options);

/**
 * Read how a post is doing
 *
 * For its author alone. A view comes in half an hour later: those before `as_of` are counted. Likes and comments are those that can be
 * seen now, by the day on which they were given or written. Days are UTC.
 *
 */
export const getPostStatsOptions = (options: Options<GetPostStatsData>) => queryOptions<GetPostStatsResponse, GetPostStatsError, GetPostStatsResponse, ReturnType<typeof getPostStatsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getPostStats({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getPostStatsQueryKey(options)
});

/**
 * Read how a post is doing
 *
 * For its author alone. A view comes in half an hour later: those before `as_of` are counted. Likes and comments are those that can be
 * seen now, by the day on which they were given or written. Days are UTC.
 *
 */
export const getPostStatsSetQueryData = (queryClient: QueryClient, options: Options<GetPostStatsData>, updater: GetPostStatsResponse | undefined | ((old: GetPostStatsResponse | undefined) => GetPostStatsResponse | undefined)) => queryClient.setQueryData(getPostStatsOptions(options).queryKey, updater);

/**
 * Read how a post is doing
 *
 * For its author alone. A view comes in half an hour later: those before `as_of` are counted. Likes and comments are those that can be
 * seen now, by the day on which they were given or written. Days are UTC.
 *
 */
export const useGetPostStatsQuery = (options: Options<GetPostStatsData>) => useQuery(getPostStatsOptions(options));

/**
 * Tell that a post was looked at
 *
 * For the page that shows it to call, on its own time. A view counts unless one of the same visitor counted in the half
 * hour before. Who it was is not kept: what is stored for a while is a digest with a salt that is thrown away after its day, in
 * UTC, and after midnight a visitor is a new one. Programs that say so are not counted.
 *
 */
export const recordViewMutation = (options?: Partial<Options<RecordViewData>>): UseMutationOptions<unknown, RecordViewError, Options<RecordViewData>> => {
    const mutationOptions: UseMutationOptions<unknown, RecordViewError, Options<RecordViewData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await recordView({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Delete a comment
 *
 * For its author, and for the author of the post. Its text is gone at once; the replies stay, below a tombstone. Deleting what
 * is deleted already succeeds again, whichever version `If-Match` names, and changes nothing.
 *
 */
export const deleteCommentMutation = (options?: Partial<Options<DeleteCommentData>>): UseMutationOptions<DeleteCommentResponse, DeleteCommentError, Options<DeleteCommentData>> => {
    const mutationOptions: UseMutationOptions<DeleteCommentResponse, DeleteCommentError, Options<DeleteCommentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteComment({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getCommentQueryKey = (options: Options<GetCommentData>) => createQueryKey('getComment', options);

/**
 * Read a comment
 *
 * What can be seen in the thread. Its author, and the author of the post, also see a comment that waits for approval or
 * was refused or hidden. A deleted comment answers `404`, also where the thread shows a tombstone for it.
 *
 */
export const getCommentOptions = (options: Options<GetCommentData>) => queryOptions<GetCommentResponse, GetCommentError, GetCommentResponse, ReturnType<typeof getCommentQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getComment({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getCommentQueryKey(options)
});

/**
 * Read a comment
 *
 * What can be seen in the thread. Its author, and the author of the post, also see a comment that waits for approval or
 * was refused or hidden. A deleted comment answers `404`, also where the thread shows a tombstone for it.
 *
 */
export const getCommentSetQueryData = (queryClient: QueryClient, options: Options<GetCommentData>, updater: GetCommentResponse | undefined | ((old: GetCommentResponse | undefined) => GetCommentResponse | undefined)) => queryClient.setQueryData(getCommentOptions(options).queryKey, updater);

/**
 * Read a comment
 *
 * What can be seen in the thread. Its author, and the author of the post, also see a comment that waits for approval or
 * was refused or hidden. A deleted comment answers `404`, also where the thread shows a tombstone for it.
 *
 */
export const useGetCommentQuery = (options: Options<GetCommentData>) => useQuery(getCommentOptions(options));

/**
 * Change the text of my comment
 *
 * For fifteen minutes a comment is corrected without a trace; after that it is marked `edited`. What a moderator has
 * decided about, or reports have hidden, goes back to `pending`, unless its author is the moderator. On a post that is
 * closed for comments the fifteen minutes are all there is. The same text again keeps the version.
 *
 */
export const updateCommentMutation = (options?: Partial<Options<UpdateCommentData>>): UseMutationOptions<UpdateCommentResponse, UpdateCommentError, Options<UpdateCommentData>> => {
    const mutationOptions: UseMutationOptions<UpdateCommentResponse, UpdateCommentError, Options<UpdateCommentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateComment({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Report a comment
 *
 * Tells the moderator, who does not learn from whom. A person reports a comment once: a second report changes nothing. At
 * five reports that nobody has looked at the comment is hidden until the moderator decides.
 *
 */
export const reportCommentMutation = (options?: Partial<Options<ReportCommentData>>): UseMutationOptions<ReportCommentResponse, ReportCommentError, Options<ReportCommentData>> => {
    const mutationOptions: UseMutationOptions<ReportCommentResponse, ReportCommentError, Options<ReportCommentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await reportComment({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

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
export const moderateCommentMutation = (options?: Partial<Options<ModerateCommentData>>): UseMutationOptions<ModerateCommentResponse, ModerateCommentError, Options<ModerateCommentData>> => {
    const mutationOptions: UseMutationOptions<ModerateCommentResponse, ModerateCommentError, Options<ModerateCommentData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await moderateComment({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listModerationQueueQueryKey = (options?: Options<ListModerationQueueData>) => createQueryKey('listModerationQueue', options);

/**
 * List what waits for a decision
 *
 * Comments on the caller's posts, the oldest first: those that wait for approval, those with open reports, or those that
 * were marked as spam.
 *
 */
export const listModerationQueueOptions = (options?: Options<ListModerationQueueData>) => queryOptions<ListModerationQueueResponse, ListModerationQueueError, ListModerationQueueResponse, ReturnType<typeof listModerationQueueQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listModerationQueue({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listModerationQueueQueryKey(options)
});

export const listModerationQueueInfiniteQueryKey = (options?: Options<ListModerationQueueData>): QueryKey<Options<ListModerationQueueData>> => createQueryKey('listModerationQueue', options, true);

/**
 * List what waits for a decision
 *
 * Comments on the caller's posts, the oldest first: those that wait for approval, those with open reports, or those that
 * were marked as spam.
 *
 */
export const listModerationQueueInfiniteOptions = (options?: Options<ListModerationQueueData>) => {
    const opts = infiniteQueryOptions<ListModerationQueueResponse, ListModerationQueueError, InfiniteData<ListModerationQueueResponse>, QueryKey<Options<ListModerationQueueData>>, string | Pick<QueryKey<Options<ListModerationQueueData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListModerationQueueData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listModerationQueue({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listModerationQueueInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List what waits for a decision
 *
 * Comments on the caller's posts, the oldest first: those that wait for approval, those with open reports, or those that
 * were marked as spam.
 *
 */
export const listModerationQueueSetQueryData = (queryClient: QueryClient, options: Options<ListModerationQueueData> | undefined, updater: ListModerationQueueResponse | undefined | ((old: ListModerationQueueResponse | undefined) => ListModerationQueueResponse | undefined)) => queryClient.setQueryData(listModerationQueueOptions(options).queryKey, updater);

/**
 * List what waits for a decision
 *
 * Comments on the caller's posts, the oldest first: those that wait for approval, those with open reports, or those that
 * were marked as spam.
 *
 */
export const useListModerationQueueQuery = (options?: Options<ListModerationQueueData>) => useQuery(listModerationQueueOptions(options));

export const getUserQueryKey = (options: Options<GetUserData>) => createQueryKey('getUser', options);

/**
 * Read a public profile
 *
 * A former username redirects to the present one.
 */
export const getUserOptions = (options: Options<GetUserData>) => queryOptions<GetUserResponse, GetUserError, GetUserResponse, ReturnType<typeof getUserQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getUser({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getUserQueryKey(options)
});

/**
 * Read a public profile
 *
 * A former username redirects to the present one.
 */
export const getUserSetQueryData = (queryClient: QueryClient, options: Options<GetUserData>, updater: GetUserResponse | undefined | ((old: GetUserResponse | undefined) => GetUserResponse | undefined)) => queryClient.setQueryData(getUserOptions(options).queryKey, updater);

/**
 * Read a public profile
 *
 * A former username redirects to the present one.
 */
export const useGetUserQuery = (options: Options<GetUserData>) => useQuery(getUserOptions(options));

export const getPostByAddressQueryKey = (options: Options<GetPostByAddressData>) => createQueryKey('getPostByAddress', options);

/**
 * Read a post by its public address
 *
 * As everybody sees it, whoever asks. A former username or a former slug redirects to the present address, and so does an
 * alias of one part, such as `/low-water`, where no post has that slug; `findByFormerAddress` knows every alias. A post that
 * its author put in the trash is gone, and one that was purged says so for a year.
 *
 */
export const getPostByAddressOptions = (options: Options<GetPostByAddressData>) => queryOptions<GetPostByAddressResponse, GetPostByAddressError, GetPostByAddressResponse, ReturnType<typeof getPostByAddressQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getPostByAddress({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getPostByAddressQueryKey(options)
});

/**
 * Read a post by its public address
 *
 * As everybody sees it, whoever asks. A former username or a former slug redirects to the present address, and so does an
 * alias of one part, such as `/low-water`, where no post has that slug; `findByFormerAddress` knows every alias. A post that
 * its author put in the trash is gone, and one that was purged says so for a year.
 *
 */
export const getPostByAddressSetQueryData = (queryClient: QueryClient, options: Options<GetPostByAddressData>, updater: GetPostByAddressResponse | undefined | ((old: GetPostByAddressResponse | undefined) => GetPostByAddressResponse | undefined)) => queryClient.setQueryData(getPostByAddressOptions(options).queryKey, updater);

/**
 * Read a post by its public address
 *
 * As everybody sees it, whoever asks. A former username or a former slug redirects to the present address, and so does an
 * alias of one part, such as `/low-water`, where no post has that slug; `findByFormerAddress` knows every alias. A post that
 * its author put in the trash is gone, and one that was purged says so for a year.
 *
 */
export const useGetPostByAddressQuery = (options: Options<GetPostByAddressData>) => useQuery(getPostByAddressOptions(options));

export const findByFormerAddressQueryKey = (options: Options<FindByFormerAddressData>) => createQueryKey('findByFormerAddress', options);

/**
 * Find the post that had an address in a former blog
 *
 * For a site that takes over the domain of a blog: it asks with the path that a reader came by, and is sent to the post. The
 * address is compared in the normal form of `aliases`; one with a query that no post has is found without it.
 *
 */
export const findByFormerAddressOptions = (options: Options<FindByFormerAddressData>) => queryOptions<FindByFormerAddressResponse, FindByFormerAddressError, FindByFormerAddressResponse, ReturnType<typeof findByFormerAddressQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await findByFormerAddress({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: findByFormerAddressQueryKey(options)
});

/**
 * Find the post that had an address in a former blog
 *
 * For a site that takes over the domain of a blog: it asks with the path that a reader came by, and is sent to the post. The
 * address is compared in the normal form of `aliases`; one with a query that no post has is found without it.
 *
 */
export const findByFormerAddressSetQueryData = (queryClient: QueryClient, options: Options<FindByFormerAddressData>, updater: FindByFormerAddressResponse | undefined | ((old: FindByFormerAddressResponse | undefined) => FindByFormerAddressResponse | undefined)) => queryClient.setQueryData(findByFormerAddressOptions(options).queryKey, updater);

/**
 * Find the post that had an address in a former blog
 *
 * For a site that takes over the domain of a blog: it asks with the path that a reader came by, and is sent to the post. The
 * address is compared in the normal form of `aliases`; one with a query that no post has is found without it.
 *
 */
export const useFindByFormerAddressQuery = (options: Options<FindByFormerAddressData>) => useQuery(findByFormerAddressOptions(options));

export const getFeedQueryKey = (options: Options<GetFeedData>) => createQueryKey('getFeed', options);

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
export const getFeedOptions = (options: Options<GetFeedData>) => queryOptions<GetFeedResponse, GetFeedError, GetFeedResponse, ReturnType<typeof getFeedQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getFeed({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getFeedQueryKey(options)
});

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
export const getFeedSetQueryData = (queryClient: QueryClient, options: Options<GetFeedData>, updater: GetFeedResponse | undefined | ((old: GetFeedResponse | undefined) => GetFeedResponse | undefined)) => queryClient.setQueryData(getFeedOptions(options).queryKey, updater);

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
export const useGetFeedQuery = (options: Options<GetFeedData>) => useQuery(getFeedOptions(options));

export const searchPostsQueryKey = (options: Options<SearchPostsData>) => createQueryKey('searchPosts', options);

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
export const searchPostsOptions = (options: Options<SearchPostsData>) => queryOptions<SearchPostsResponse, SearchPostsError, SearchPostsResponse, ReturnType<typeof searchPostsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await searchPosts({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: searchPostsQueryKey(options)
});

export const searchPostsInfiniteQueryKey = (options: Options<SearchPostsData>): QueryKey<Options<SearchPostsData>> => createQueryKey('searchPosts', options, true);

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
export const searchPostsInfiniteOptions = (options: Options<SearchPostsData>) => {
    const opts = infiniteQueryOptions<SearchPostsResponse, SearchPostsError, InfiniteData<SearchPostsResponse>, QueryKey<Options<SearchPostsData>>, string | Pick<QueryKey<Options<SearchPostsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<SearchPostsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await searchPosts({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: searchPostsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

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
export const searchPostsSetQueryData = (queryClient: QueryClient, options: Options<SearchPostsData>, updater: SearchPostsResponse | undefined | ((old: SearchPostsResponse | undefined) => SearchPostsResponse | undefined)) => queryClient.setQueryData(searchPostsOptions(options).queryKey, updater);

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
export const useSearchPostsQuery = (options: Options<SearchPostsData>) => useQuery(searchPostsOptions(options));

export const listMediaQueryKey = (options?: Options<ListMediaData>) => createQueryKey('listMedia', options);

/**
 * List my files
 *
 * Newest first.
 */
export const listMediaOptions = (options?: Options<ListMediaData>) => queryOptions<ListMediaResponse, ListMediaError, ListMediaResponse, ReturnType<typeof listMediaQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listMedia({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listMediaQueryKey(options)
});

export const listMediaInfiniteQueryKey = (options?: Options<ListMediaData>): QueryKey<Options<ListMediaData>> => createQueryKey('listMedia', options, true);

/**
 * List my files
 *
 * Newest first.
 */
export const listMediaInfiniteOptions = (options?: Options<ListMediaData>) => {
    const opts = infiniteQueryOptions<ListMediaResponse, ListMediaError, InfiniteData<ListMediaResponse>, QueryKey<Options<ListMediaData>>, string | Pick<QueryKey<Options<ListMediaData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListMediaData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listMedia({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listMediaInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List my files
 *
 * Newest first.
 */
export const listMediaSetQueryData = (queryClient: QueryClient, options: Options<ListMediaData> | undefined, updater: ListMediaResponse | undefined | ((old: ListMediaResponse | undefined) => ListMediaResponse | undefined)) => queryClient.setQueryData(listMediaOptions(options).queryKey, updater);

/**
 * List my files
 *
 * Newest first.
 */
export const useListMediaQuery = (options?: Options<ListMediaData>) => useQuery(listMediaOptions(options));

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
export const uploadMediaMutation = (options?: Partial<Options<UploadMediaData>>): UseMutationOptions<UploadMediaResponse, UploadMediaError, Options<UploadMediaData>> => {
    const mutationOptions: UseMutationOptions<UploadMediaResponse, UploadMediaError, Options<UploadMediaData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await uploadMedia({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Delete a file
 *
 * It is gone for everybody at once; its bytes leave the disk a week later, once nothing names it any more. A file that an
 * entry (in the trash or not) or a post shows or links to is kept, unless `force=true`: then that place stays empty.
 *
 */
export const deleteMediaMutation = (options?: Partial<Options<DeleteMediaData>>): UseMutationOptions<DeleteMediaResponse, DeleteMediaError, Options<DeleteMediaData>> => {
    const mutationOptions: UseMutationOptions<DeleteMediaResponse, DeleteMediaError, Options<DeleteMediaData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteMedia({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getMediaQueryKey = (options: Options<GetMediaData>) => createQueryKey('getMedia', options);

/**
 * Read what is known of a file
 *
 * For its owner alone.
 */
export const getMediaOptions = (options: Options<GetMediaData>) => queryOptions<GetMediaResponse, GetMediaError, GetMediaResponse, ReturnType<typeof getMediaQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getMedia({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getMediaQueryKey(options)
});

/**
 * Read what is known of a file
 *
 * For its owner alone.
 */
export const getMediaSetQueryData = (queryClient: QueryClient, options: Options<GetMediaData>, updater: GetMediaResponse | undefined | ((old: GetMediaResponse | undefined) => GetMediaResponse | undefined)) => queryClient.setQueryData(getMediaOptions(options).queryKey, updater);

/**
 * Read what is known of a file
 *
 * For its owner alone.
 */
export const useGetMediaQuery = (options: Options<GetMediaData>) => useQuery(getMediaOptions(options));

export const getMediaContentQueryKey = (options: Options<GetMediaContentData>) => createQueryKey('getMediaContent', options);

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
export const getMediaContentOptions = (options: Options<GetMediaContentData>) => queryOptions<unknown, GetMediaContentError, unknown, ReturnType<typeof getMediaContentQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getMediaContent({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getMediaContentQueryKey(options)
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
export const getMediaContentSetQueryData = (queryClient: QueryClient, options: Options<GetMediaContentData>, updater: unknown | undefined | ((old: unknown | undefined) => unknown | undefined)) => queryClient.setQueryData(getMediaContentOptions(options).queryKey, updater);

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
export const useGetMediaContentQuery = (options: Options<GetMediaContentData>) => useQuery(getMediaContentOptions(options));

export const listPublicTagsQueryKey = (options?: Options<ListPublicTagsData>) => createQueryKey('listPublicTags', options);

/**
 * List the tags of published posts
 *
 * Every tag that a published post carries, in the order of code points of its folded name, with the number of those posts, which is
 * counted every five minutes.
 *
 */
export const listPublicTagsOptions = (options?: Options<ListPublicTagsData>) => queryOptions<ListPublicTagsResponse, ListPublicTagsError, ListPublicTagsResponse, ReturnType<typeof listPublicTagsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listPublicTags({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listPublicTagsQueryKey(options)
});

export const listPublicTagsInfiniteQueryKey = (options?: Options<ListPublicTagsData>): QueryKey<Options<ListPublicTagsData>> => createQueryKey('listPublicTags', options, true);

/**
 * List the tags of published posts
 *
 * Every tag that a published post carries, in the order of code points of its folded name, with the number of those posts, which is
 * counted every five minutes.
 *
 */
export const listPublicTagsInfiniteOptions = (options?: Options<ListPublicTagsData>) => {
    const opts = infiniteQueryOptions<ListPublicTagsResponse, ListPublicTagsError, InfiniteData<ListPublicTagsResponse>, QueryKey<Options<ListPublicTagsData>>, string | Pick<QueryKey<Options<ListPublicTagsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
    // @ts-ignore
    {
        queryFn: async ({ pageParam, queryKey, signal }) => {
            // @ts-ignore
            const page: Pick<QueryKey<Options<ListPublicTagsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
                query: {
                    cursor: pageParam
                }
            };
            const params = createInfiniteParams(queryKey, page);
            const { data } = await listPublicTags({
                ...options,
                ...params,
                signal,
                throwOnError: true
            });
            return data;
        },
        queryKey: listPublicTagsInfiniteQueryKey(options)
    });
    return opts as Omit<typeof opts, 'initialData'>;
};

/**
 * List the tags of published posts
 *
 * Every tag that a published post carries, in the order of code points of its folded name, with the number of those posts, which is
 * counted every five minutes.
 *
 */
export const listPublicTagsSetQueryData = (queryClient: QueryClient, options: Options<ListPublicTagsData> | undefined, updater: ListPublicTagsResponse | undefined | ((old: ListPublicTagsResponse | undefined) => ListPublicTagsResponse | undefined)) => queryClient.setQueryData(listPublicTagsOptions(options).queryKey, updater);

/**
 * List the tags of published posts
 *
 * Every tag that a published post carries, in the order of code points of its folded name, with the number of those posts, which is
 * counted every five minutes.
 *
 */
export const useListPublicTagsQuery = (options?: Options<ListPublicTagsData>) => useQuery(listPublicTagsOptions(options));

export const getHealthQueryKey = (options?: Options<GetHealthData>) => createQueryKey('getHealth', options);

/**
 * Is the process alive?
 */
export const getHealthOptions = (options?: Options<GetHealthData>) => queryOptions<GetHealthResponse, GetHealthError, GetHealthResponse, ReturnType<typeof getHealthQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getHealth({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getHealthQueryKey(options)
});

/**
 * Is the process alive?
 */
export const getHealthSetQueryData = (queryClient: QueryClient, options: Options<GetHealthData> | undefined, updater: GetHealthResponse | undefined | ((old: GetHealthResponse | undefined) => GetHealthResponse | undefined)) => queryClient.setQueryData(getHealthOptions(options).queryKey, updater);

/**
 * Is the process alive?
 */
export const useGetHealthQuery = (options?: Options<GetHealthData>) => useQuery(getHealthOptions(options));

export const getReadinessQueryKey = (options?: Options<GetReadinessData>) => createQueryKey('getReadiness', options);

/**
 * Can the process serve?
 *
 * Ready means that Postgres answers and its schema is the one this version expects. The event bus may be down.
 */
export const getReadinessOptions = (options?: Options<GetReadinessData>) => queryOptions<GetReadinessResponse, GetReadinessError, GetReadinessResponse, ReturnType<typeof getReadinessQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getReadiness({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getReadinessQueryKey(options)
});

/**
 * Can the process serve?
 *
 * Ready means that Postgres answers and its schema is the one this version expects. The event bus may be down.
 */
export const getReadinessSetQueryData = (queryClient: QueryClient, options: Options<GetReadinessData> | undefined, updater: GetReadinessResponse | undefined | ((old: GetReadinessResponse | undefined) => GetReadinessResponse | undefined)) => queryClient.setQueryData(getReadinessOptions(options).queryKey, updater);

/**
 * Can the process serve?
 *
 * Ready means that Postgres answers and its schema is the one this version expects. The event bus may be down.
 */
export const useGetReadinessQuery = (options?: Options<GetReadinessData>) => useQuery(getReadinessOptions(options));
